/** What stands between `%` and the verb (Go's package fmt, "Printing"). */
export interface Flags {
  minus: boolean;
  plus: boolean;
  sharp: boolean;
  space: boolean;
  zero: boolean;
  /** `%#v` and `%+v` set these instead of the plain flags. */
  sharpV: boolean;
  plusV: boolean;
  width: number | undefined;
  precision: number | undefined;
}

export function noFlags(): Flags {
  return {
    minus: false,
    plus: false,
    sharp: false,
    space: false,
    zero: false,
    sharpV: false,
    plusV: false,
    width: undefined,
    precision: undefined,
  };
}

/** Fills up to the width, counted in code points; zeros only ever stand on the left. */
export function pad(text: string, flags: Flags): string {
  if (flags.width === undefined) return text;
  const missing = Math.max(flags.width - codePoints(text), 0);
  if (flags.minus) return text + " ".repeat(missing);
  return (flags.zero ? "0" : " ").repeat(missing) + text;
}

function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
