import type { Flags } from "./flags.ts";
import { formatBigInteger } from "./format-big-integer.ts";
import { formatFloat } from "./format-float.ts";
import { formatInteger } from "./format-integer.ts";
import { formatString } from "./format-string.ts";

/** What OPA hands to Go's `fmt.Sprintf`, by Go's name of the type. */
export type GoValue =
  | { readonly type: "string"; readonly value: string }
  | { readonly type: "int64"; readonly value: bigint }
  | { readonly type: "*big.Int"; readonly value: bigint }
  | { readonly type: "float64"; readonly value: number };

/** A value under a verb, with Go's `%!d(string=x)` where the verb is not one of its type's. */
export function formatValue(value: GoValue, verb: string, flags: Flags): string {
  if (verb === "T") return formatString(value.type, "s", flags) ?? "";
  return formatted(value, verb, flags) ?? badVerb(value, verb, flags);
}

function formatted(value: GoValue, verb: string, flags: Flags): string | undefined {
  switch (value.type) {
    case "string":
      return formatString(value.value, verb, flags);
    case "int64":
      return formatInteger(value.value, verb, flags);
    case "float64":
      return formatFloat(value.value, verb, flags);
    case "*big.Int":
      return formatBigInteger(value.value, verb, flags);
  }
}

function badVerb(value: GoValue, verb: string, flags: Flags): string {
  return `%!${verb}(${value.type}=${formatted(value, "v", flags) ?? ""})`;
}
