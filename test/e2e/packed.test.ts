import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { copyCheckout } from "../../scripts/pack/copy-checkout.ts";
import { publishedManifest } from "../../scripts/pack/published-manifest.ts";
import { blocksOf } from "./guide-blocks.ts";
import { makeFolder, root } from "./hasp.ts";

const MINUTES = 60_000;

/** In the checkout, with an empty home folder but npm's cache. */
function run(command: string, home: string): string {
  const { HOME = "", PATH = "" } = process.env;
  const { status, stdout, stderr } = spawnSync("sh", ["-ec", command], {
    cwd: root,
    env: {
      ...process.env,
      PATH: `${join(root, "node_modules/.bin")}:${PATH}`,
      HOME: home,
      npm_config_cache: join(HOME, ".npm"),
    },
    encoding: "utf8",
    timeout: 5 * MINUTES,
  });
  expect({ status, said: status === 0 ? "" : stdout + stderr }).toEqual({ status: 0, said: "" });
  return stdout;
}

test(
  "the README's way to install packs every package, and they work without Go",
  () => {
    using folder = makeFolder();
    const readme = readFileSync(join(root, "README.md"), "utf8");
    const install = blocksOf(readme).find(({ language }) => language === "sh")?.text ?? "";
    const said = run(install, folder.path);
    const packages = readdirSync(join(root, "packages"));
    for (const name of packages) expect(said).toContain(`hasp-${name}-`);
    expect(readdirSync(join(root, "build/packed"))).toHaveLength(packages.length);
    expect(said).toMatch(/^hasp \d+\.\d+\.\d+$/m);
    expect(run("npm run try-packed", folder.path)).toMatch(/hasp policy test {2}\(0\)\n$/);
  },
  11 * MINUTES,
);

test("what is packed is built from the sources alone, whatever lies in dist", () => {
  using folder = makeFolder();
  copyCheckout(root, folder.path);
  const dist = (name: string): string => join(folder.path, "packages", name, "dist");
  expect(existsSync(dist("core"))).toBe(false);
  expect(readdirSync(dist("policy"))).toEqual(["compiler"]);
  expect(readdirSync(join(dist("policy"), "compiler")).sort()).toEqual([
    "compiler.stamp.json",
    "compiler.wasm.gz",
  ]);
});

test("a published package names no file that stays in the checkout", () => {
  const entry = (name: string) => ({
    "@hasp/source": `./src/${name}.ts`,
    types: `./dist/${name}.d.ts`,
    default: `./dist/${name}.js`,
  });
  const manifest = {
    name: "@hasp/a",
    exports: { ".": entry("index"), "./testing": entry("testing/index") },
    scripts: { build: "tsc -b" },
    devDependencies: { a: "1" },
  };
  expect(publishedManifest(manifest)).toEqual({
    name: "@hasp/a",
    exports: { ".": { types: "./dist/index.d.ts", default: "./dist/index.js" } },
  });
});
