import { expect, test } from "vitest";
import { compareParsed } from "./compare-parsed.ts";

/** Numbers by value; what is none does not parse. */
function compare(a: string, b: string): number {
  const parse = (text: string) => (/^\d+$/.test(text) ? Number(text) : undefined);
  return Math.sign(compareParsed(a, b, parse, (left, right) => left - right));
}

test.each([
  ["by what they parse to", "9", "10", -1],
  ["as equal where they parse to the same", "07", "7", 0],
  ["one that does not parse as the older, though its text sorts later", "x", "1", -1],
  ["one that does not parse as the older, though its text sorts earlier", "!", "1", -1],
  ["two that do not parse by their texts", "b", "c", -1],
  ["one text that does not parse with itself", "x", "x", 0],
])("compares %s", (_, a, b, expected) => {
  expect(compare(a, b)).toBe(expected);
  expect(compare(b, a) + expected).toBe(0);
});
