import { type Flags, pad } from "./flags.ts";
import {
  exactDigits,
  type FloatDigits,
  floatParts,
  roundDigits,
  shortestDigits,
} from "./float-digits.ts";

const SHORTEST = -1;
const defaults: Readonly<Record<string, number>> = { f: 6, F: 6, e: 6, E: 6 };

/** A float64 under a verb; undefined when the verb is not one of a float's. */
export function formatFloat(value: number, verb: string, flags: Flags): string | undefined {
  if (!"vbgGxXfFeE".includes(verb)) return undefined;
  const style = verb === "v" ? "g" : verb === "F" ? "f" : verb;
  const precision = flags.precision ?? defaults[verb] ?? SHORTEST;
  let number = write(Math.abs(value), style, precision);
  if (flags.sharp && style !== "b") number = withPoint(number, style, precision);
  const negative = value < 0 || Object.is(value, -0);
  const sign = negative ? "-" : flags.plus ? "+" : flags.space ? " " : "";
  const width = flags.width ?? 0;
  // a sign stands before the zeros that fill up
  if (flags.zero && !flags.minus) return sign + number.padStart(width - sign.length, "0");
  return pad(sign + number, flags);
}

function write(value: number, style: string, precision: number): string {
  if (style === "b") {
    const { mantissa, exponent } = floatParts(value);
    return `${mantissa}p${exponent < 0 ? "" : "+"}${exponent}`;
  }
  if (style === "x") return hexadecimal(value, precision);
  if (style === "X") return hexadecimal(value, precision).toUpperCase();
  const shortest = precision < 0;
  const digits = shortest ? shortestDigits(value) : rounded(exactDigits(value), style, precision);
  if (style === "f") return fixed(digits, precision);
  if (style === "g" || style === "G") return general(digits, style, shortest, precision);
  return scientific(digits, precision, style);
}

function rounded(digits: FloatDigits, style: string, precision: number): FloatDigits {
  if (style === "f") return roundDigits(digits, digits.point + precision);
  if (style === "e" || style === "E") return roundDigits(digits, precision + 1);
  return roundDigits(digits, precision || 1);
}

/** `%g`: scientific for exponents below -4 or beyond the precision, with 6 to decide for the shortest form. */
function general(number: FloatDigits, style: string, shortest: boolean, asked: number): string {
  const count = number.digits.length;
  const precision = shortest ? count : asked || 1;
  const limit = shortest ? 6 : precision;
  const exponent = number.point - 1;
  if (exponent < -4 || exponent >= limit)
    return scientific(number, Math.min(precision, count) - 1, style === "g" ? "e" : "E");
  return fixed(number, count - number.point);
}

function scientific({ digits, point }: FloatDigits, precision: number, mark: string): string {
  const first = digits.slice(0, 1) || "0";
  const rest = digits.slice(1, precision + 1).padEnd(Math.max(precision, 0), "0");
  const exponent = digits === "" ? 0 : point - 1;
  const size = String(Math.abs(exponent)).padStart(2, "0");
  return `${first}${rest && "."}${rest}${mark}${exponent < 0 ? "-" : "+"}${size}`;
}

function fixed({ digits, point }: FloatDigits, precision: number): string {
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, "0") : "0";
  if (precision <= 0) return whole;
  const leading = "0".repeat(Math.min(Math.max(-point, 0), precision));
  const rest = leading + digits.slice(Math.max(point, 0));
  return `${whole}.${rest.padEnd(precision, "0")}`;
}

/** `%x`: one binary digit, hexadecimal fraction, binary exponent. */
function hexadecimal(value: number, precision: number): string {
  let { mantissa, exponent } = floatParts(value);
  exponent = mantissa === 0n ? 0 : exponent + 52;
  mantissa <<= 8n;
  const top = 1n << 60n;
  while (mantissa !== 0n && (mantissa & top) === 0n) {
    mantissa <<= 1n;
    exponent -= 1;
  }
  if (precision >= 0 && precision < 15) {
    const dropped = BigInt(60 - precision * 4);
    const rest = mantissa & ((1n << dropped) - 1n);
    const half = 1n << (dropped - 1n);
    mantissa >>= dropped;
    if (rest > half || (rest === half && (mantissa & 1n) === 1n)) mantissa += 1n;
    mantissa <<= dropped;
    if ((mantissa & (top << 1n)) !== 0n) {
      mantissa >>= 1n;
      exponent += 1;
    }
  }
  const all = (mantissa & (top - 1n)).toString(16).padStart(15, "0");
  const fraction =
    precision < 0 ? all.replace(/0+$/, "") : all.padEnd(precision, "0").slice(0, precision);
  const size = String(Math.abs(exponent)).padStart(2, "0");
  return `0x${mantissa >> 60n}${fraction && "."}${fraction}p${exponent < 0 ? "-" : "+"}${size}`;
}

/** `%#…`: always a point, and for `%#g` and `%#x` the zeros up to the precision. */
function withPoint(number: string, style: string, precision: number): string {
  const end = number.search(style === "x" || style === "X" ? /[pP]|$/ : /[eE]|$/);
  const body = number.slice(0, end);
  const counts = style === "g" || style === "G" || style === "x";
  let missing = counts ? (precision === SHORTEST ? 6 : precision) : 0;
  const significant = body.replace(".", "").replace(/^0+/, "");
  missing -= significant.length;
  if (body === "0") missing -= 1;
  const pointed = body.includes(".") ? body : `${body}.`;
  return pointed + "0".repeat(Math.max(missing, 0)) + number.slice(end);
}
