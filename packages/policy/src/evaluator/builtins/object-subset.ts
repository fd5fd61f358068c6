import { compareRegoValues } from "../rego/compare-rego-values.ts";
import { isArray, RegoObject, RegoSet, type RegoValue } from "../rego/rego-value.ts";
import type { Builtin } from "./builtin.ts";

export const objectSubset: Builtin = {
  name: "object.subset",

  call(whole, part) {
    if (part instanceof RegoSet && isArray(whole)) return arrayHoldsSet(whole, part);
    return sameKindHolds(whole, part);
  },
};

/** Undefined unless both are objects, both sets or both arrays. */
function sameKindHolds(
  whole: RegoValue | undefined,
  part: RegoValue | undefined,
): boolean | undefined {
  if (whole instanceof RegoObject && part instanceof RegoObject) return objectHolds(whole, part);
  if (whole instanceof RegoSet && part instanceof RegoSet)
    return part.elements.every((element) => includes(whole.elements, element));
  if (isArray(whole) && isArray(part)) return arrayHolds(whole, part);
  return undefined;
}

/** Members that are collections are compared by this same relation, others by equality. */
function objectHolds(whole: RegoObject, part: RegoObject): boolean {
  return part.members.every(([key, value]) => {
    const member = whole.members.find(([other]) => compareRegoValues(other, key) === 0);
    if (member === undefined) return false;
    return compareRegoValues(member[1], value) === 0 || sameKindHolds(member[1], value) === true;
  });
}

/** As one run, in order. */
function arrayHolds(whole: readonly RegoValue[], part: readonly RegoValue[]): boolean {
  for (let start = 0; start + part.length <= whole.length; start += 1) {
    const run = whole.slice(start, start + part.length);
    if (compareRegoValues(run, part) === 0) return true;
  }
  return false;
}

/** OPA counts hits: an element that stands twice in the array counts twice. */
function arrayHoldsSet(whole: readonly RegoValue[], part: RegoSet): boolean {
  const hits = whole.filter((item) => includes(part.elements, item)).length;
  return whole.length > 0 && hits >= part.elements.length;
}

function includes(values: readonly RegoValue[], wanted: RegoValue): boolean {
  return values.some((value) => compareRegoValues(value, wanted) === 0);
}
