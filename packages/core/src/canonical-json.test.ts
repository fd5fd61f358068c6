import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "./canonical-json.ts";

// RFC 8785, section 3.2.3
test("sorts keys by UTF-16 code units", () => {
  const value = {
    "\u20ac": 1,
    "\r": 2,
    "\ufb33": 3,
    "1": 4,
    "10": 5,
    "9": 6,
    "\u{1f600}": 7,
    "\u0080": 8,
  };
  expect(canonicalJson(value)).toBe(
    '{"\\r":2,"1":4,"10":5,"9":6,"\u0080":8,"€":1,"😀":7,"\ufb33":3}',
  );
});

test("leaves out members that are undefined and keeps null", () => {
  expect(canonicalJson({ b: undefined, a: null, c: [undefined] })).toBe('{"a":null,"c":[null]}');
});

test("keeps a member named __proto__", () => {
  expect(canonicalJson(JSON.parse('{"__proto__":{"a":1}}'))).toBe('{"__proto__":{"a":1}}');
});

test("reads back as the same value, whatever the order of the keys was", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
