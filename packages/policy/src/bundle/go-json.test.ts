import fc from "fast-check";
import { expect, test } from "vitest";
import { goJson } from "./go-json.ts";

test.each([
  [
    '{"b": 1.0, "a": [1e5, -0, 12345678901234567890123]}',
    '{"a":[1e5,-0,12345678901234567890123],"b":1.0}',
  ],
  ['"\\u2028\\u2029<>&\\u007f"', '"\\u2028\\u2029<>&\u007f"'],
  ['"\\u0001\\b\\f\\/"', '"\\u0001\\b\\f/"'],
  ['"\\ud800x\\ud83d\\ude00"', '"\ufffdx😀"'],
  ['{"\\ufb33":1,"\\ud83d\\ude00":2,"10":3,"9":4}', '{"10":3,"9":4,"\ufb33":1,"😀":2}'],
  ['{"a":1,"a":2}', '{"a":2}'],
  ['{"__proto__":{"x":1}}', '{"__proto__":{"x":1}}'],
  [" null ", "null"],
])("writes %s as Go does", (text, written) => {
  expect(goJson(Buffer.from(text))).toBe(written);
});

test.each([
  ["a byte order mark", Buffer.from("\ufeff{}")],
  ["bytes that are no UTF-8", Buffer.from([0x22, 0xff, 0x22])],
  ["two values", Buffer.from("1 2")],
  ["nothing", Buffer.alloc(0)],
])("refuses %s", (_, bytes) => expect(() => goJson(bytes)).toThrow());

test("writes any value so that it reads back, and once more the same", () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      const written = goJson(Buffer.from(JSON.stringify(value)));
      expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(goJson(Buffer.from(written))).toBe(written);
    }),
  );
});
