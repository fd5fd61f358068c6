/** A decimal, `±0.digits × 10^point`. */
interface Decimal {
  readonly negative: boolean;
  /** Without zeros at its ends; empty for zero. */
  readonly digits: string;
  readonly point: number;
}

/** Compares numbers by their text, exactly, as OPA's NumberCompare does (v1/ast/compare.go). */
export function compareNumbers(a: string, b: string): number {
  if (a === b) return 0;
  // OPA falls back to float64 for long fractions that end in zeros; short ones are equal in it only where they are
  if (endsInZeros(a) && endsInZeros(b) && Number(a) === Number(b)) return 0;
  const [x, y] = [parseDecimal(a), parseDecimal(b)];
  const [left, right] = [signOf(x), signOf(y)];
  if (left !== right || left === 0) return left - right;
  const order = x.point - y.point || compareDigits(x.digits, y.digits);
  return left * Math.sign(order);
}

function parseDecimal(text: string): Decimal {
  const [, sign, whole = "", fraction = "", exponent] =
    /^([-+]?)(\d*)\.?(\d*)(?:[eE]([-+]?\d+))?$/.exec(text) ?? [];
  const all = whole + fraction;
  const significant = all.replace(/^0+/, "");
  const leading = all.length - significant.length;
  return {
    negative: sign === "-",
    digits: significant.replace(/0+$/, ""),
    point: whole.length - leading + Number(exponent ?? 0),
  };
}

function endsInZeros(text: string): boolean {
  const trimmed = text.replace(/[.0]+$/, "");
  return trimmed !== text && trimmed.includes(".");
}

function signOf({ negative, digits }: Decimal): number {
  if (digits === "") return 0;
  return negative ? -1 : 1;
}

function compareDigits(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
