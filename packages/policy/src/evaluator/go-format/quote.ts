import { isPrint } from "./is-print.ts";

const named: Readonly<Record<string, string>> = {
  "\x07": "\\a",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\v": "\\v",
};

/** A Go string or rune literal (`strconv.Quote`, `QuoteRune`; with `ascii` their ToASCII variants). */
export function quote(text: string, mark: '"' | "'" = '"', ascii = false): string {
  let quoted = mark as string;
  for (const character of text.toWellFormed()) quoted += escaped(character, mark, ascii);
  return quoted + mark;
}

function escaped(character: string, mark: string, ascii: boolean): string {
  if (character === mark || character === "\\") return `\\${character}`;
  const codePoint = character.codePointAt(0) ?? 0;
  if (isPrint(codePoint) && (!ascii || codePoint < 0x80)) return character;
  const name = named[character];
  if (name !== undefined) return name;
  const hex = codePoint.toString(16);
  if (codePoint < 0x20 || codePoint === 0x7f) return `\\x${hex.padStart(2, "0")}`;
  return codePoint < 0x10000 ? `\\u${hex.padStart(4, "0")}` : `\\U${hex.padStart(8, "0")}`;
}

/** Whether a text can stand between back quotes as it is (`strconv.CanBackquote`). */
export function canBackquote(text: string): boolean {
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (codePoint < 0x20 && character !== "\t") return false;
    if (character === "`" || codePoint === 0x7f || codePoint === 0xfeff) return false;
  }
  return true;
}
