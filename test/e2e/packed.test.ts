import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { copyCheckout } from "../../scripts/pack/copy-checkout.ts";
import { publishedManifest, repositoryOf } from "../../scripts/pack/published-manifest.ts";
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
  "the README's way to install packs every package that is published, and they work without Go",
  () => {
    using folder = makeFolder();
    const readme = readFileSync(join(root, "README.md"), "utf8");
    const install = blocksOf(readme).find(({ language }) => language === "sh")?.text ?? "";
    const said = run(install, folder.path);
    // private: only tests use it
    const packages = readdirSync(join(root, "packages")).filter((name) => name !== "testing");
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

test("what a workflow packs names the repository, as provenance asks", () => {
  const env = { GITHUB_SERVER_URL: "https://github.com", GITHUB_REPOSITORY: "a/hasp" };
  const repository = repositoryOf(env, "packages/core");
  expect(publishedManifest({ exports: {} }, repository)).toEqual({
    exports: {},
    repository: {
      type: "git",
      url: "git+https://github.com/a/hasp.git",
      directory: "packages/core",
    },
  });
  expect(publishedManifest({ exports: {} }, repositoryOf({}, "packages/core"))).toEqual({
    exports: {},
  });
});

const workflows = join(root, ".github/workflows");

test.each(readdirSync(workflows))(
  "%s runs scripts that exist, from actions pinned by hash",
  (name) => {
    const text = readFileSync(join(workflows, name), "utf8");
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    for (const [, script] of text.matchAll(/npm run ([\w-]+)/g))
      expect(scripts).toHaveProperty([script ?? ""]);
    const uses = text.split("\n").filter((line) => /\buses:/.test(line));
    expect(uses.length).toBeGreaterThan(0);
    for (const line of uses)
      expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    expect(text).toMatch(/^permissions:\n {2}contents: read$/m);
  },
);

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly { readonly uses?: string; readonly run?: string }[];
}

interface Workflow {
  readonly jobs: Readonly<Record<string, Job>>;
}

test("a job that may publish runs nothing of the checkout, and no other job may", () => {
  const jobs = readdirSync(workflows).flatMap((name) => {
    const { jobs } = parse(readFileSync(join(workflows, name), "utf8")) as Workflow;
    return Object.values(jobs);
  });
  // `${{ … }}` in a script is text that somebody else may have written
  for (const { run = "" } of jobs.flatMap(({ steps }) => steps)) expect(run).not.toContain("${{");
  const mighty = jobs.filter(({ permissions = {} }) =>
    Object.values(permissions).includes("write"),
  );
  expect(mighty.map(({ permissions }) => permissions)).toEqual([{ "id-token": "write" }]);
  for (const { uses = "", run = "" } of mighty.flatMap(({ steps }) => steps)) {
    expect(uses).not.toMatch(/checkout/);
    expect(run).not.toMatch(/npm (?:run|test|ci|install|exec)|npx|node /);
  }
  expect(jobs.length).toBeGreaterThan(3);
});

test("the parts that are mutated on a schedule are together all that a run by hand mutates", async () => {
  const { default: stryker } = (await import(join(root, "stryker.config.mjs"))) as {
    readonly default: { readonly mutate: readonly string[] };
  };
  const script = join(root, "scripts/mutation-parts.mjs");
  const parts: string[] = JSON.parse(
    execFileSync(process.execPath, [script], { encoding: "utf8" }),
  );
  const filesOf = (globs: readonly string[]) => {
    const left = globs.filter((glob) => glob.startsWith("!")).map((glob) => glob.slice(1));
    return globs
      .filter((glob) => !glob.startsWith("!"))
      .flatMap((glob) => globSync(glob, { cwd: root, exclude: left }));
  };
  const files = new Set(parts.flatMap((part) => filesOf(part.split(","))));
  expect([...files].sort()).toEqual([...new Set(filesOf(stryker.mutate))].sort());
  expect(files.size).toBeGreaterThan(0);
});
