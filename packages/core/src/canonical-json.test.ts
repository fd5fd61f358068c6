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

test.each([{}, { 10: 0, 9: 1 }, { 10: undefined }])("writes holes as null, beside %j", (beside) => {
  const holed = new Array(3);
  holed[1] = "x";
  expect(JSON.parse(canonicalJson({ a: holed, b: beside }))).toEqual({
    a: [null, "x", null],
    b: JSON.parse(JSON.stringify(beside)),
  });
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

/** As the definition says it. */
function plain(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => plain(item)).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value ?? null);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  const sorted = members.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([key, member]) => `${JSON.stringify(key)}:${plain(member)}`).join(",")}}`;
}

const keys = fc.constantFrom("a", "b", "c", "10", "9", "__proto__", "toJSON", "é");
const nested = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(null, undefined, true, 1, "text"),
    fc.array(tie("value"), { maxLength: 4 }),
    fc
      .array(fc.tuple(keys, tie("value")), { maxLength: 5 })
      .map((members) => Object.fromEntries(members)),
  ),
})).value;

test("writes what its definition says, whichever parts are in order already", () => {
  fc.assert(
    fc.property(nested, (value) => {
      expect(canonicalJson(value ?? null)).toBe(plain(value));
    }),
    { numRuns: 2000 },
  );
});

test("writes a value's own members, whatever it would write of itself", () => {
  expect(canonicalJson({ a: new Date(0) })).toBe('{"a":{}}');
});
