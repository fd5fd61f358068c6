import { type Flags, pad } from "./flags.ts";
import { canBackquote, quote } from "./quote.ts";

/** A string under a verb; undefined when the verb is not one of a string's. */
export function formatString(text: string, verb: string, flags: Flags): string | undefined {
  switch (verb) {
    case "v":
      return flags.sharpV ? quoted(text, flags) : pad(truncate(text, flags), flags);
    case "s":
      return pad(truncate(text, flags), flags);
    case "q":
      return quoted(text, flags);
    case "x":
      return hex(text, flags, "0x");
    case "X":
      return hex(text, flags, "0X").toUpperCase();
    default:
      return undefined;
  }
}

function truncate(text: string, { precision }: Flags): string {
  return precision === undefined ? text : [...text].slice(0, precision).join("");
}

function quoted(text: string, flags: Flags): string {
  const shown = truncate(text, flags);
  if (flags.sharp && canBackquote(shown)) return pad(`\`${shown}\``, flags);
  return pad(quote(shown, '"', flags.plus), flags);
}

/** The bytes in UTF-8, two digits each; the precision counts bytes. */
function hex(text: string, flags: Flags, prefix: string): string {
  const bytes = Buffer.from(text).subarray(0, flags.precision);
  const lead = flags.sharp ? prefix : "";
  const digits = [...bytes].map((byte) => byte.toString(16).padStart(2, "0"));
  if (digits.length === 0) return pad("", flags);
  if (flags.space) return pad(digits.map((pair) => lead + pair).join(" "), flags);
  return pad(lead + digits.join(""), flags);
}
