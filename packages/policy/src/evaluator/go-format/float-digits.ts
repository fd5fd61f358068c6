/** The decimal digits of a number, `0.digits × 10^point`, without trailing zeros; none for zero. */
export interface FloatDigits {
  readonly digits: string;
  readonly point: number;
}

/** The two parts of a finite float64, value = mantissa × 2^exponent (IEEE 754, binary64). */
export function floatParts(value: number): { mantissa: bigint; exponent: number } {
  const bits = new BigUint64Array(new Float64Array([Math.abs(value)]).buffer)[0] ?? 0n;
  const biased = Number(bits >> 52n);
  const fraction = bits & 0xfffffffffffffn;
  if (biased === 0) return { mantissa: fraction, exponent: -1074 };
  return { mantissa: fraction | (1n << 52n), exponent: biased - 1075 };
}

/** The fewest digits that read back as the same number. */
export function shortestDigits(value: number): FloatDigits {
  const [digits = "", exponent] = Math.abs(value).toExponential().replace(".", "").split("e");
  return { digits, point: Number(exponent) + 1 };
}

/** Every digit: each binary fraction ends in decimal. */
export function exactDigits(value: number): FloatDigits {
  const { mantissa, exponent } = floatParts(value);
  const whole = exponent >= 0 ? mantissa << BigInt(exponent) : mantissa * 5n ** BigInt(-exponent);
  const digits = whole.toString();
  return trimmed(digits, digits.length + Math.min(exponent, 0));
}

/** Keeps the first `count` digits; a tie goes to the even neighbour. */
export function roundDigits({ digits, point }: FloatDigits, count: number): FloatDigits {
  if (count < 0) return { digits: "", point: 0 };
  const kept = digits.slice(0, count);
  if (!roundsUp(kept, digits.slice(count))) return trimmed(kept, point);
  const raised = String(BigInt(kept) + 1n);
  return trimmed(raised, point + raised.length - count);
}

function roundsUp(kept: string, rest: string): boolean {
  if (rest !== "5") return rest >= "5";
  return Number(kept.at(-1) ?? 0) % 2 === 1;
}

function trimmed(digits: string, point: number): FloatDigits {
  const significant = digits.replace(/0+$/, "");
  return significant === "" ? { digits: "", point: 0 } : { digits: significant, point };
}
