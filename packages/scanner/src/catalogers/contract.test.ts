import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { catalogers } from "./index.ts";

test("catalogers have names of their own", () => {
  const names = catalogers.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

test.each(catalogers)("the test of $name runs the contract", ({ name }) => {
  const tests = globSync(`*/${name}.test.ts`, { cwd: import.meta.dirname });
  expect(tests).toHaveLength(1);
  const own = readFileSync(join(import.meta.dirname, tests[0] ?? ""), "utf8");
  expect(own).toContain(`testCataloger(${name},`);
});
