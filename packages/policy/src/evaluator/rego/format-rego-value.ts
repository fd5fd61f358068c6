import { quote } from "../go-format/quote.ts";
import { sorted, sortedMembers } from "./compare-rego-values.ts";
import { isArray, RegoNumber, RegoObject, RegoSet, type RegoValue } from "./rego-value.ts";

/** A value as OPA prints it, strings as Go literals: what `sprintf` shows of everything but strings and numbers. */
export function formatRegoValue(value: RegoValue): string {
  if (typeof value === "string") return quote(value);
  if (value instanceof RegoNumber) return value.text;
  if (isArray(value)) return `[${value.map(formatRegoValue).join(", ")}]`;
  if (value instanceof RegoSet) {
    if (value.elements.length === 0) return "set()";
    return `{${sorted(value).map(formatRegoValue).join(", ")}}`;
  }
  if (value instanceof RegoObject) {
    const members = sortedMembers(value).map(
      ([key, member]) => `${formatRegoValue(key)}: ${formatRegoValue(member)}`,
    );
    return `{${members.join(", ")}}`;
  }
  return String(value);
}
