import { expect, test } from "vitest";
import { hostBuiltins } from "./builtin.ts";
import { builtins } from "./index.ts";

test("are those that the compiler is told of, each once", () => {
  expect(builtins.map(({ name }) => name)).toEqual(hostBuiltins);
  expect(new Set(hostBuiltins).size).toBe(builtins.length);
});
