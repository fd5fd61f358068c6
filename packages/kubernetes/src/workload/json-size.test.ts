import fc from "fast-check";
import { expect, test } from "vitest";
import { isLarger } from "./json-size.ts";

test("tells whether a value is larger than its JSON", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const bytes = Buffer.byteLength(JSON.stringify(value));
      expect(isLarger(value, bytes - 1)).toBe(true);
      // it counts a comma more for each list and map
      expect(isLarger(value, 2 * bytes)).toBe(false);
    }),
  );
});

test.each([
  ["escapes", "\u0001".repeat(1000), 6000],
  ["letters of several bytes", "é".repeat(1000), 2000],
  ["a value that is shared", Array.from({ length: 100 }, () => "x".repeat(100)), 10_000],
])("counts %s", (_, value, bytes) => {
  expect(isLarger(value, bytes - 1)).toBe(true);
  expect(isLarger(value, bytes + 500)).toBe(false);
});
