import { type Flags, pad } from "./flags.ts";
import { isPrint } from "./is-print.ts";
import { quote } from "./quote.ts";

const bases: Readonly<Record<string, number>> = { v: 10, d: 10, b: 2, o: 8, O: 8, x: 16, X: 16 };
const MAX_RUNE = 0x10ffffn;

/** An int64 under a verb; undefined when the verb is not one of an integer's. */
export function formatInteger(value: bigint, verb: string, flags: Flags): string | undefined {
  const base = bases[verb];
  if (base !== undefined) return digits(value, base, verb, flags);
  switch (verb) {
    case "c":
      return pad(rune(value), flags);
    case "q":
      return pad(quote(rune(value), "'", flags.plus), flags);
    case "U":
      return unicode(BigInt.asUintN(64, value), flags);
    default:
      return undefined;
  }
}

function digits(value: bigint, base: number, verb: string, flags: Flags): string {
  const spaced = { ...flags, zero: false };
  if (flags.precision === 0 && value === 0n) return pad("", spaced);
  const negative = value < 0n;
  let text = (negative ? -value : value).toString(base).padStart(leastDigits(negative, flags), "0");
  if (flags.sharp) text = prefixed(text, base);
  if (verb === "O") text = `0o${text}`;
  if (verb === "X") text = text.toUpperCase();
  const sign = negative ? "-" : flags.plus ? "+" : flags.space ? " " : "";
  return pad(sign + text, spaced);
}

function leastDigits(negative: boolean, flags: Flags): number {
  if (flags.precision !== undefined) return flags.precision;
  if (!flags.zero || flags.minus) return 0;
  const width = flags.width ?? 0;
  return negative || flags.plus || flags.space ? width - 1 : width;
}

function prefixed(text: string, base: number): string {
  if (base === 2) return `0b${text}`;
  if (base === 16) return `0x${text}`;
  return base === 8 && !text.startsWith("0") ? `0${text}` : text;
}

/** The character of a code point; U+FFFD for what is none. */
function rune(value: bigint): string {
  if (value < 0n || value > MAX_RUNE) return "\ufffd";
  return String.fromCodePoint(Number(value)).toWellFormed();
}

function unicode(value: bigint, flags: Flags): string {
  const least = Math.max(flags.precision ?? 0, 4);
  const code = `U+${value.toString(16).toUpperCase().padStart(least, "0")}`;
  const shown = flags.sharp && value <= MAX_RUNE && isPrint(Number(value));
  return pad(shown ? `${code} '${rune(value)}'` : code, { ...flags, zero: false });
}
