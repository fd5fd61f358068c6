import { lintLibrary, localCompiler, readLibrary, shippedLibrary } from "@hasp/policy";
import { expect, test } from "vitest";

test("our own library gives the linter nothing to find", async () => {
  const files = await readLibrary([shippedLibrary]);
  expect(await lintLibrary({ files, compiler: localCompiler })).toEqual([]);
}, 240_000);
