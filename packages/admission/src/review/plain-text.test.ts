import { expect, test } from "vitest";
import { plainText } from "./plain-text.ts";

test.each([
  ["  a b  ", 10, "a b"],
  ["a\r\n\tb", 10, "a b"],
  ["a\u001b[31mb", 10, "a [31mb"],
  ["a\u202e\u200bb\u2028c", 10, "a b c"],
  ["a\ud800b", 10, "a b"],
  ["abcde", 5, "abcde"],
  ["abcdef", 5, "abcd…"],
  // characters are counted, not halves of them
  ["😀😀😀", 3, "😀😀😀"],
  ["😀😀😀😀", 3, "😀😀…"],
])("writes %j in %i characters as %j", (text, limit, expected) => {
  expect(plainText(text, limit)).toBe(expected);
});
