import type { Flags } from "./flags.ts";

const bases: Readonly<Record<string, number>> = {
  v: 10,
  s: 10,
  d: 10,
  b: 2,
  o: 8,
  O: 8,
  x: 16,
  X: 16,
};
const prefixes: Readonly<Record<string, string>> = { b: "0b", o: "0", x: "0x", X: "0X" };

/** An integer beyond 64 bits: `math/big` formats itself, with rules of its own. */
export function formatBigInteger(value: bigint, verb: string, flags: Flags): string {
  const base = bases[verb];
  if (base === undefined) return `%!${verb}(big.Int=${value})`;
  const sign = value < 0n ? "-" : flags.plus || flags.plusV ? "+" : flags.space ? " " : "";
  const prefix = verb === "O" ? "0o" : (flags.sharp && prefixes[verb]) || "";
  let digits = (value < 0n ? -value : value).toString(base);
  if (verb === "X") digits = digits.toUpperCase();
  digits = digits.padStart(flags.precision ?? 0, "0");
  const length = sign.length + prefix.length + digits.length;
  const missing = Math.max((flags.width ?? 0) - length, 0);
  if (flags.minus) return sign + prefix + digits + " ".repeat(missing);
  if (flags.zero && flags.precision === undefined)
    return sign + prefix + "0".repeat(missing) + digits;
  return " ".repeat(missing) + sign + prefix + digits;
}
