import { compareText } from "./compare-digits.ts";

/** Compares what both texts parse to; a text that does not parse is older than any that does. */
export function compareParsed<Parsed>(
  a: string,
  b: string,
  parse: (text: string) => Parsed | undefined,
  compare: (a: Parsed, b: Parsed) => number,
): number {
  const left = parse(a);
  const right = parse(b);
  if (left !== undefined && right !== undefined) return compare(left, right);
  return Number(left !== undefined) - Number(right !== undefined) || compareText(a, b);
}
