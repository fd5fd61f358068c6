import { lintLibrary, localCompiler, readLibrary, readTables, shippedLibrary } from "@hasp/policy";
import { expect, test } from "vitest";

test("our own library gives the linter nothing to find", async () => {
  const files = await readLibrary([shippedLibrary]);
  const tables = await readTables([shippedLibrary]);
  expect(await lintLibrary({ files, tables, compiler: localCompiler })).toEqual([]);
}, 240_000);
