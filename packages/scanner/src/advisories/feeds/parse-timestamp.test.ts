import fc from "fast-check";
import { expect, test } from "vitest";
import { parseTimestamp } from "./parse-timestamp.ts";

test.each([
  ["2025-03-21T15:20:12Z", "2025-03-21T15:20:12.000Z"],
  ["2025-03-21T15:20:12.345678Z", "2025-03-21T15:20:12.345Z"],
  ["2025-03-21T15:20:12+02:00", "2025-03-21T13:20:12.000Z"],
  // placeholders of nodejs/security-wg and of golang/vulndb
  ["1970-01-01T00:00:00Z", undefined],
  ["0001-01-01T00:00:00Z", undefined],
  ["2025-13-01T00:00:00Z", undefined],
  ["2025-03-21", undefined],
  ["yesterday", undefined],
  [undefined, undefined],
])("reads %s", (text, expected) => expect(parseTimestamp(text)).toBe(expected));

test("reads any text", () => {
  fc.assert(fc.property(fc.string(), (text) => void expect(parseTimestamp(text)).toBeUndefined()));
});
