import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { createCacheFolder } from "./cache-folder.ts";
import { createCachingCompiler } from "./caching-compiler.ts";
import { localCompiler as compiler } from "./local-compiler.ts";

vi.setConfig({ testTimeout: 120_000 });

const rego = (text: string) => ({ path: "p.rego", text: `package p\n\n${text}\n` });
const folder = mkdtempSync(join(tmpdir(), "hasp-compiler-"));
afterAll(() => rmSync(folder, { recursive: true }));
let builds = 0;
const caching = createCachingCompiler(
  {
    ...compiler,
    build(request) {
      builds += 1;
      return compiler.build(request);
    },
  },
  createCacheFolder(join(folder, "new")),
);
const request = { modules: [rego("r := 1")], entrypoints: ["p/r"], hostBuiltins: [] };

test("answers an unchanged request without compiling, wherever the files lie", async () => {
  const first = await caching.build(request);
  const moved = request.modules.map((file) => ({ ...file, place: "elsewhere/p.rego" }));
  expect(await caching.build({ ...request, modules: moved })).toEqual(first);
  expect(builds).toBe(1);
});

test("compiles again what changed", async () => {
  await caching.build({ ...request, modules: [rego("r := 2")] });
  expect(builds).toBe(2);
});

test("compiles again what was damaged", async () => {
  const first = await caching.build(request);
  for (const name of readdirSync(join(folder, "new"))) {
    const file = join(folder, "new", name);
    writeFileSync(file, readFileSync(file, "utf8").replace(/A/g, "B"));
  }
  expect(await caching.build(request)).toEqual(first);
  expect(builds).toBe(3);
});

test("takes what a folder has that it may only read, and adds nothing to it", async () => {
  const reading = createCachingCompiler(compiler, createCacheFolder(join(folder, "new"), "read"));
  const names = readdirSync(join(folder, "new"));
  expect(await reading.build(request)).toEqual(await caching.build(request));
  expect(builds).toBe(3);
  await reading.build({ ...request, modules: [rego("r := 4")] });
  expect(readdirSync(join(folder, "new"))).toEqual(names);
});

test("compiles although its folder cannot be made", async () => {
  writeFileSync(join(folder, "file"), "");
  const blocked = createCachingCompiler(compiler, createCacheFolder(join(folder, "file", "cache")));
  expect(await blocked.build(request)).toEqual(await compiler.build(request));
});
