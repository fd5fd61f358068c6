/** A decimal, `±0.digits × 10^point`. */
interface Decimal {
  readonly negative: boolean;
  /** Without zeros at its ends; empty for zero. */
  readonly digits: string;
  readonly point: number;
  /** Significant digits as they are written, zeros at the end included. */
  readonly written: number;
}

/** Compares numbers by their text, exactly, as OPA's NumberCompare does (v1/ast/compare.go). */
export function compareNumbers(a: string, b: string): number {
  if (a === b) return 0;
  const [x, y] = [parseDecimal(a), parseDecimal(b)];
  // OPA falls back to float64 for long fractions that end in zeros
  const long = isLong(x) || isLong(y);
  if (long && endsInZeros(a) && endsInZeros(b) && Number(a) === Number(b)) return 0;
  if (x.digits === "" && y.digits === "") return 0;
  const [left, right] = [signOf(x), signOf(y)];
  if (left !== right) return left - right;
  const order = x.point - y.point || compareDigits(x.digits, y.digits);
  return left * Math.sign(order);
}

function parseDecimal(text: string): Decimal {
  const [, sign, whole = "", fraction = "", exponent = "0"] =
    /^([-+]?)(\d*)\.?(\d*)(?:[eE]([-+]?\d+))?$/.exec(text) ?? [];
  const all = whole + fraction;
  const significant = all.replace(/^0+/, "");
  const leading = all.length - significant.length;
  return {
    negative: sign === "-",
    digits: significant.replace(/0+$/, ""),
    point: whole.length - leading + Number(exponent),
    written: significant.length,
  };
}

function isLong({ written, point, digits }: Decimal): boolean {
  return written > 15 || (digits !== "" && Math.abs(point) > 300);
}

function endsInZeros(text: string): boolean {
  const trimmed = text.replace(/[.0]+$/, "");
  return text.includes(".") && trimmed !== text && trimmed.includes(".");
}

function signOf({ negative, digits }: Decimal): number {
  if (digits === "") return 0;
  return negative ? -1 : 1;
}

function compareDigits(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
