import { KubernetesError } from "../error.ts";

const QUANTITY = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,10})|([KMGTPE]i|[numkMGTPE]?))$/;

const decimalExponents: Readonly<Record<string, number>> = {
  n: -9,
  u: -6,
  m: -3,
  "": 0,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
};

const binaryExponents: Readonly<Record<string, bigint>> = {
  Ki: 10n,
  Mi: 20n,
  Gi: 30n,
  Ti: 40n,
  Pi: 50n,
  Ei: 60n,
};

const NANO = 1_000_000_000n;
/** Kubernetes caps what is larger. */
const LARGEST = 2n ** 63n - 1n;
/** Digits and exponents beyond this cannot change the result any more, or are nobody's honest request. */
const LENGTH_LIMIT = 128;

/**
 * Reads a Kubernetes quantity (`500m`, `1.5Gi`, `1e3`) as a number of cores or bytes: rounded up to a billionth
 * and capped at 2^63 - 1, as Kubernetes does.
 * @throws KubernetesError `QUANTITY_INVALID`
 */
export function parseQuantity(quantity: string | number): number {
  const text = String(quantity);
  const match = text.length > LENGTH_LIMIT ? null : QUANTITY.exec(text);
  const [, sign, whole = "", fraction = "", exponent, suffix = ""] = match ?? [];
  if (!match || whole + fraction === "") throw invalid(text);
  const power = exponent === undefined ? (decimalExponents[suffix] ?? 0) : Number(exponent);
  const value = scale(BigInt(whole + fraction), power - fraction.length, binaryExponents[suffix]);
  return sign === "-" && value !== 0 ? -value : value;
}

/** digits × 10^power × 2^binary, exact until the last step. */
function scale(digits: bigint, power: number, binary = 0n): number {
  if (digits === 0n) return 0;
  const decimal = Math.max(-4 * LENGTH_LIMIT, Math.min(power, 4 * LENGTH_LIMIT));
  const numerator = digits * 2n ** binary * NANO * (decimal > 0 ? 10n ** BigInt(decimal) : 1n);
  const denominator = decimal < 0 ? 10n ** BigInt(-decimal) : 1n;
  const nanos = (numerator + denominator - 1n) / denominator;
  if (nanos > LARGEST * NANO) return Number(LARGEST);
  return nanos % NANO === 0n ? Number(nanos / NANO) : Number(nanos) / Number(NANO);
}

function invalid(text: string): KubernetesError {
  const shown = JSON.stringify(text.slice(0, 40));
  return new KubernetesError("QUANTITY_INVALID", `not a quantity: ${shown}`, {
    hint: "write a number with a suffix of Kubernetes: 500m, 2, 128Mi, 1Gi",
  });
}
