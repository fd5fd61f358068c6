import { escapeControl } from "./escape.ts";

/** Letters that mean nothing in Markdown, in a table of it or in HTML. */
const PLAIN = /[^\p{L}\p{M}\p{N} /-]/gu;

/**
 * A text from outside as code in a cell of a table. All that could be markup, a link, a mention or the end of the cell is a numeric
 * entity, which Markdown reads as the character and as nothing else; in code no code host links names and numbers.
 */
export function markdownCode(text: string): string {
  const safe = escapeControl(text).replace(PLAIN, (character) => `&#${character.codePointAt(0)};`);
  return `<code>${safe}</code>`;
}

/** A table whose cells are Markdown already. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)];
}
