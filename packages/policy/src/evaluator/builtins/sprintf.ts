import type { GoValue } from "../go-format/go-value.ts";
import { sprintf as format } from "../go-format/sprintf.ts";
import { formatRegoValue } from "../rego/format-rego-value.ts";
import { isArray, RegoNumber, type RegoValue } from "../rego/rego-value.ts";
import type { Builtin } from "./builtin.ts";

const INT64 = { least: -(2n ** 63n), greatest: 2n ** 63n - 1n };

export const sprintf: Builtin = {
  name: "sprintf",

  call(text, values) {
    if (typeof text !== "string" || !isArray(values)) return undefined;
    return format(text, values.map(goValue));
  },
};

/** OPA hands over strings and numbers as Go's own and everything else as its Rego text. */
function goValue(value: RegoValue): GoValue {
  if (typeof value === "string") return { type: "string", value };
  if (!(value instanceof RegoNumber)) return { type: "string", value: formatRegoValue(value) };
  const { text } = value;
  if (/[.eE]/.test(text)) {
    const number = Number(text);
    if (Number.isFinite(number)) return { type: "float64", value: number };
    return { type: "string", value: text };
  }
  const integer = BigInt(text);
  const small = integer >= INT64.least && integer <= INT64.greatest;
  return { type: small ? "int64" : "*big.Int", value: integer };
}
