import { expect, test } from "vitest";
import { compareRegoValues } from "./compare-rego-values.ts";
import { parseRegoValue } from "./rego-text.ts";

// each pair as `opa eval` has `<`
test.each([
  ["null", "false"],
  ["false", "true"],
  ["true", "-1"],
  ["10", '"1"'],
  ['"b"', "[]"],
  ["[]", "[null]"],
  ["[1]", "[1, set()]"],
  ["[2]", "{}"],
  ["{}", '{"a": 1}'],
  ['{"a": 2}', '{"b": 1}'],
  ['{"a": 1}', "set()"],
  ["set()", "{set()}"],
  ["{1}", "{1, 2}"],
  ['"\ufb33"', '"😀"'],
])("%s comes before %s, and after nothing that comes after it", (before, after) => {
  const [one, other] = [parseRegoValue(before), parseRegoValue(after)];
  expect(compareRegoValues(one, other)).toBeLessThan(0);
  expect(compareRegoValues(other, one)).toBeGreaterThan(0);
  expect(compareRegoValues(one, parseRegoValue(before))).toBe(0);
});
