// C0, DEL, C1, marks that reorder or hide text (UAX #9), line separators, lone surrogates,
// the byte order mark and the tag characters: everything that could move the cursor or fool a reader
const UNSAFE =
  /[\p{Cc}\p{Cs}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** A text from outside on one line of a terminal: control and invisible characters are written as `\u{…}`. */
export function escapeControl(text: string): string {
  return text.replace(UNSAFE, (character) => {
    if (character === "\n") return "\\n";
    if (character === "\t") return "\\t";
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
}

/** JSON that says the same and holds no character that `escapeControl` would write otherwise: a report is also read in a terminal. */
export function printJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(UNSAFE, (character) =>
    character === "\n" ? character : escapeUnits(character),
  );
}

/** Characters beyond the first 65,536 take two escapes in JSON. */
function escapeUnits(character: string): string {
  return [...Array(character.length).keys()]
    .map((index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`)
    .join("");
}
