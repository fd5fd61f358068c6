import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { copyCheckout } from "../../scripts/pack/copy-checkout.ts";
import { publishedManifest } from "../../scripts/pack/published-manifest.ts";
import { makeFolder, root } from "./hasp.ts";

const MINUTES = 60_000;

function runScript(name: string): string {
  const bin = join(root, "node_modules/.bin");
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "scripts", name)], {
    cwd: root,
    env: { ...process.env, PATH: `${bin}:${process.env["PATH"]}` },
    encoding: "utf8",
    timeout: 5 * MINUTES,
  });
  expect({ status, stderr: status === 0 ? "" : stdout + stderr }).toEqual({
    status: 0,
    stderr: "",
  });
  return stdout;
}

test(
  "the tarballs hold every package, and work in an empty folder without Go",
  () => {
    const packages = readdirSync(join(root, "packages"));
    const packed = runScript("pack.ts");
    for (const name of packages) expect(packed).toContain(`hasp-${name}-`);
    expect(readdirSync(join(root, "build/packed"))).toHaveLength(packages.length);
    expect(runScript("try-packed.ts")).toMatch(/hasp policy test {2}\(0\)\n$/);
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
