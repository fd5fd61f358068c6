import { type Flags, noFlags } from "./flags.ts";
import { formatValue, type GoValue } from "./go-value.ts";

/** Where the format is read, and which argument comes next. */
interface Cursor {
  readonly format: string;
  readonly values: readonly GoValue[];
  at: number;
  next: number;
  /** Whether any `[n]` was met: then left-over arguments are not reported. */
  reordered: boolean;
  /** Whether the directive's `[n]` are usable. */
  goodIndex: boolean;
  /** Whether the last thing read was an `[n]`. */
  afterIndex: boolean;
}

const MAX = 1e6;

/** Go's `fmt.Sprintf`, trouble included: what is wrong with a directive is written in its place. */
export function sprintf(format: string, values: readonly GoValue[]): string {
  const cursor: Cursor = {
    format,
    values,
    at: 0,
    next: 0,
    reordered: false,
    goodIndex: true,
    afterIndex: false,
  };
  let text = "";
  while (cursor.at < format.length) {
    const percent = format.indexOf("%", cursor.at);
    const end = percent === -1 ? format.length : percent;
    text += format.slice(cursor.at, end);
    cursor.at = end + 1;
    if (percent !== -1) text += directive(cursor);
  }
  return text + extra(cursor);
}

function directive(cursor: Cursor): string {
  const flags = noFlags();
  cursor.goodIndex = true;
  readFlags(cursor, flags);
  readIndex(cursor);
  const trouble = readWidth(cursor, flags) + readPrecision(cursor, flags);
  if (!cursor.afterIndex) readIndex(cursor);
  const codePoint = cursor.format.codePointAt(cursor.at);
  if (codePoint === undefined) return `${trouble}%!(NOVERB)`;
  const verb = String.fromCodePoint(codePoint);
  cursor.at += verb.length;
  return trouble + written(cursor, verb, flags);
}

function written(cursor: Cursor, verb: string, flags: Flags): string {
  if (verb === "%") return "%";
  if (!cursor.goodIndex) return `%!${verb}(BADINDEX)`;
  const value = cursor.values[cursor.next];
  if (value === undefined) return `%!${verb}(MISSING)`;
  cursor.next += 1;
  if (verb !== "v" && verb !== "w") return formatValue(value, verb, flags);
  const { sharp: sharpV, plus: plusV } = flags;
  return formatValue(value, verb, { ...flags, sharp: false, plus: false, sharpV, plusV });
}

function readFlags(cursor: Cursor, flags: Flags): void {
  for (; ; cursor.at += 1) {
    const flag = cursor.format[cursor.at];
    if (flag === "#") flags.sharp = true;
    else if (flag === "0") flags.zero = true;
    else if (flag === "+") flags.plus = true;
    else if (flag === "-") flags.minus = true;
    else if (flag === " ") flags.space = true;
    else return;
  }
}

function readWidth(cursor: Cursor, flags: Flags): string {
  if (cursor.format[cursor.at] !== "*") {
    flags.width = readNumber(cursor, cursor.format.length);
    if (cursor.afterIndex && flags.width !== undefined) cursor.goodIndex = false;
    return "";
  }
  cursor.at += 1;
  cursor.afterIndex = false;
  const width = nextInteger(cursor);
  if (width === undefined) return "%!(BADWIDTH)";
  if (width < 0) flags.minus = true;
  flags.width = Math.abs(width);
  return "";
}

function readPrecision(cursor: Cursor, flags: Flags): string {
  const { format } = cursor;
  // a point that ends the format is the verb
  if (format[cursor.at] !== "." || cursor.at + 1 >= format.length) return "";
  cursor.at += 1;
  if (cursor.afterIndex) cursor.goodIndex = false;
  readIndex(cursor);
  if (format[cursor.at] !== "*") {
    flags.precision = readNumber(cursor, format.length) ?? 0;
    return "";
  }
  cursor.at += 1;
  cursor.afterIndex = false;
  const precision = nextInteger(cursor);
  if (precision === undefined || precision < 0) return "%!(BADPREC)";
  flags.precision = precision;
  return "";
}

/** Digits up to `end`; one that is far too long swallows everything there. */
function readNumber(cursor: Cursor, end: number): number | undefined {
  let number: number | undefined;
  while (cursor.at < end) {
    const digit = cursor.format.charCodeAt(cursor.at) - 48;
    if (digit < 0 || digit > 9) return number;
    const before = number ?? 0;
    if (before > MAX) {
      cursor.at = end;
      return undefined;
    }
    number = before * 10 + digit;
    cursor.at += 1;
  }
  return number;
}

/** The argument that `*` stands for. */
function nextInteger(cursor: Cursor): number | undefined {
  const value = cursor.values[cursor.next];
  if (value === undefined) return undefined;
  cursor.next += 1;
  if (value.type !== "int64" || value.value > MAX || value.value < -MAX) return undefined;
  return Number(value.value);
}

/** An explicit argument index, `[n]`, counted from one. */
function readIndex(cursor: Cursor): void {
  cursor.afterIndex = false;
  if (cursor.format[cursor.at] !== "[") return;
  cursor.reordered = true;
  const left = cursor.format.length - cursor.at;
  const close = left < "[n]".length ? -1 : cursor.format.indexOf("]", cursor.at);
  if (close === -1) {
    cursor.goodIndex = false;
    cursor.at += 1;
    return;
  }
  cursor.at += 1;
  const index = readNumber(cursor, close);
  const complete = index !== undefined && cursor.at === close;
  cursor.at = close + 1;
  cursor.afterIndex = complete;
  if (complete && index >= 1 && index <= cursor.values.length) cursor.next = index - 1;
  else cursor.goodIndex = false;
}

function extra(cursor: Cursor): string {
  const left = cursor.values.slice(cursor.next);
  if (cursor.reordered || left.length === 0) return "";
  const shown = left.map((value) => `${value.type}=${formatValue(value, "v", noFlags())}`);
  return `%!(EXTRA ${shown.join(", ")})`;
}
