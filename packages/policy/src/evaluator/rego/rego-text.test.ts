import fc from "fast-check";
import { expect, test } from "vitest";
import { dumpRegoValue, parseRegoValue } from "./rego-text.ts";
import { RegoNumber, RegoObject, RegoSet, type RegoValue } from "./rego-value.ts";

test.each([
  ["12345678901234567890", new RegoNumber("12345678901234567890")],
  ["-1.50e-3", new RegoNumber("-1.50e-3")],
  ["set()", new RegoSet([])],
  ["{}", new RegoObject([])],
  ['{1, "a"}', new RegoSet([new RegoNumber("1"), "a"])],
  ["{[null]: {true}}", new RegoObject([[[null], new RegoSet([true])]])],
  ['"\\u0000\\"]}é"', '\u0000"]}é'],
])("reads %s", (text, value) => expect(parseRegoValue(text)).toEqual(value));

test.each([
  "",
  "[1",
  "[1 2]",
  "{1: 2, 3}",
  "{1,",
  "nul",
  "]",
  '"a',
  "1 2",
  "{:}",
  "[,]",
  "[1:2]",
  "{1:2:3:4}",
  "{1[2}",
  "nul1",
])("refuses %s", (text) => expect(() => parseRegoValue(text)).toThrow(SyntaxError));

const { value } = fc.letrec<{ value: RegoValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(null, true, false),
    fc.string({ unit: "binary" }).map((text) => text.toWellFormed()),
    fc.bigInt().map((number) => new RegoNumber(String(number))),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.array(tie("value"), { maxLength: 3 }).map((elements) => new RegoSet(elements)),
    fc
      .array(fc.tuple(tie("value"), tie("value")), { maxLength: 3 })
      .map((members) => new RegoObject(members)),
  ),
}));

test("reads back whatever is written", () => {
  fc.assert(
    fc.property(value, (one) => {
      expect(parseRegoValue(dumpRegoValue(one))).toEqual(one);
    }),
  );
});

test("reads or refuses any text", () => {
  const text = fc
    .array(fc.constantFrom(...'[]{}:,"\\ 1-e.', "set()", "true", "null"))
    .map((all) => all.join(""));
  fc.assert(
    fc.property(text, (one) => {
      try {
        parseRegoValue(one);
      } catch (error) {
        expect(error).toBeInstanceOf(SyntaxError);
      }
    }),
  );
});
