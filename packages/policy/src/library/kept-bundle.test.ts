import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test, vi } from "vitest";
import { buildBundle } from "../bundle/build-bundle.ts";
import { createCacheFolder } from "../compiler/cache-folder.ts";
import type { Compiler } from "../compiler/compiler.ts";
import { localCompiler } from "../compiler/local-compiler.ts";
import { policy, readSharedRego, said } from "../testing/engine.ts";
import { compileLibrary } from "./compile-library.ts";
import { buildKeptBundle, bundleCode, ownCode } from "./kept-bundle.ts";

vi.setConfig({ testTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), "hasp-bundles-"));
afterAll(() => rmSync(folder, { recursive: true }));
const cache = createCacheFolder(join(folder, "own"));
const shared = await readSharedRego();
let builds = 0;
// what a module holds does not matter here
const compiler: Compiler = {
  ...localCompiler,
  async build({ modules }) {
    builds += 1;
    return { wasm: Buffer.from(JSON.stringify(modules)), builtins: [] };
  },
};

test("gives the bytes that a build gives, and builds them once", async () => {
  const options = { files: [...shared, said], compiler };
  const built = Buffer.from(await buildBundle(await compileLibrary(options)));
  builds = 0;
  for (const _ of ["first", "again"])
    expect(Buffer.from(await buildKeptBundle(options, [cache]))).toEqual(built);
  expect(builds).toBe(1);
  const none = createCacheFolder(join(folder, "none"), "read");
  await buildKeptBundle(options, [none, cache]);
  expect(builds).toBe(1);
});

test.each([
  ["the text of a policy", { files: [...shared, { ...said, text: `${said.text}\n# more\n` }] }],
  [
    "a policy more",
    { files: [...shared, said, policy("b", "subjects: [workload]", "violations := set()")] },
  ],
  [
    "the settings",
    { files: [...shared, said], settings: { policies: { said: { severity: "low" } } } },
  ],
  [
    "the compiler",
    {
      files: [...shared, said],
      compiler: { ...compiler, digest: async () => `sha256:${"0".repeat(64)}` as const },
    },
  ],
])("builds anew for another state of %s", async (_, change) => {
  builds = 0;
  await buildKeptBundle({ compiler, ...change }, [cache]);
  expect(builds).toBe(1);
});

test("builds anew what was damaged", async () => {
  const options = { files: [...shared, said], compiler };
  const whole = Buffer.from(await buildKeptBundle(options, [cache]));
  for (const name of readdirSync(join(folder, "own"))) {
    const file = join(folder, "own", name);
    const bytes = readFileSync(file);
    bytes[bytes.length - 9] = (bytes.at(-9) ?? 0) ^ 1;
    writeFileSync(file, bytes);
  }
  expect(Buffer.from(await buildKeptBundle(options, [cache]))).toEqual(whole);
});

test("settings that are refused are refused each time", async () => {
  const options = { files: [...shared, said], compiler, settings: { policies: { other: {} } } };
  for (const _ of ["first", "again"])
    await expect(buildKeptBundle(options, [cache])).rejects.toThrow("no such policy");
});

test("the digest of a bundle's makings has all the code of ours that makes it", () => {
  const root = resolve(import.meta.dirname, "..");
  const seen = new Set<string>();
  const visit = (file: string) => {
    if (seen.has(file)) return;
    seen.add(file);
    const imports = readFileSync(file, "utf8").matchAll(
      /^(?!(?:import|export) type\b).*from "(\.[^"]+|@hasp\/[^"]+)";$/gm,
    );
    for (const [, name = ""] of imports)
      visit(
        name.startsWith("@")
          ? fileURLToPath(import.meta.resolve(name))
          : resolve(dirname(file), name),
      );
  };
  visit(join(root, "library/compile-library.ts"));
  visit(join(root, "bundle/build-bundle.ts"));
  const nameOf = (file: string) => {
    const name = relative(root, file);
    return name.startsWith("..") ? `core/${basename(file)}` : `${dirname(name)}/${basename(name)}`;
  };
  const names = [...seen].map(nameOf);
  const hashed = new Set([...ownCode()].map(([name]) => name));
  expect(names).toContain("core/problem.ts");
  expect(names.filter((name) => !hashed.has(name))).toEqual([]);
  const folders = new Set(names.map(dirname));
  expect([...folders].filter((name) => name !== "core").sort()).toEqual([...bundleCode]);
});
