import { expect, test } from "vitest";
import { listNames } from "./list-names.ts";

test.each([
  ["a few names", ["app:1", "app:2"], "app:1, app:2"],
  ["what a terminal would obey", ["a\u001b[31mb\n"], "a?[31mb?"],
  ["a long name", ["x".repeat(300)], "x".repeat(200)],
  ["many names", Array.from({ length: 22 }, () => "x"), `${"x, ".repeat(19)}x and 2 more`],
  ["none", [], ""],
])("lists %s", (_, names, text) => expect(listNames(names)).toBe(text));
