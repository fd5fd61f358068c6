import { isArray, RegoNumber, RegoObject, RegoSet, type RegoValue } from "./rego-value.ts";

/** A value as `opa_value_parse` reads it: JSON with set literals and any keys. */
export function dumpRegoValue(value: RegoValue): string {
  if (value instanceof RegoNumber) return value.text;
  if (value !== null && isArray(value)) return `[${value.map(dumpRegoValue).join(",")}]`;
  if (value instanceof RegoSet)
    return value.elements.length === 0
      ? "set()"
      : `{${value.elements.map(dumpRegoValue).join(",")}}`;
  if (value instanceof RegoObject)
    return `{${value.members.map((member) => member.map(dumpRegoValue).join(":")).join(",")}}`;
  return JSON.stringify(value);
}
