import fc from "fast-check";
import { expect, test } from "vitest";
import { formatPointer, parsePointer } from "./json-pointer.ts";

// RFC 6901, section 5
test.each([
  [[], ""],
  [["foo", 0], "/foo/0"],
  [[""], "/"],
  [["a/b"], "/a~1b"],
  [["m~n"], "/m~0n"],
  [["~1"], "/~01"],
])("writes %j", (segments, pointer) => {
  expect(formatPointer(segments)).toBe(pointer);
  expect(parsePointer(pointer)).toEqual(segments.map(String));
});

test("reads back what it wrote", () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (segments) => {
      expect(parsePointer(formatPointer(segments))).toEqual(segments);
    }),
  );
});
