import { compareNumbers } from "./compare-numbers.ts";
import {
  isArray,
  type RegoMember,
  RegoNumber,
  RegoObject,
  RegoSet,
  type RegoValue,
} from "./rego-value.ts";

/** OPA's order over all values (v1/ast/compare.go): negative, zero or positive. */
export function compareRegoValues(a: RegoValue, b: RegoValue): number {
  const rank = rankOf(a) - rankOf(b);
  if (rank !== 0) return rank;
  if (typeof a === "boolean") return Number(a) - Number(b);
  if (typeof a === "string") return compareTexts(a, b as string);
  if (a instanceof RegoNumber) return compareNumbers(a.text, (b as RegoNumber).text);
  if (a instanceof RegoSet) return compareLists(sorted(a), sorted(b as RegoSet));
  if (a instanceof RegoObject)
    return compareLists(sortedMembers(a).flat(), sortedMembers(b as RegoObject).flat());
  return a === null ? 0 : compareLists(a, b as readonly RegoValue[]);
}

/** A set's elements in OPA's order. */
export function sorted({ elements }: RegoSet): readonly RegoValue[] {
  return elements.toSorted(compareRegoValues);
}

/** An object's members in OPA's order of their keys. */
export function sortedMembers({ members }: RegoObject): readonly RegoMember[] {
  return members.toSorted(([a], [b]) => compareRegoValues(a, b));
}

function rankOf(value: RegoValue): number {
  if (value === null) return 0;
  if (typeof value === "boolean") return 1;
  if (value instanceof RegoNumber) return 2;
  if (typeof value === "string") return 3;
  if (isArray(value)) return 4;
  return value instanceof RegoObject ? 5 : 6;
}

/** By bytes of UTF-8, which differs from JavaScript's order beyond the Basic Multilingual Plane. */
function compareTexts(a: string, b: string): number {
  return a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function compareLists(a: readonly RegoValue[], b: readonly RegoValue[]): number {
  for (const [index, item] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    const order = compareRegoValues(item, other);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}
