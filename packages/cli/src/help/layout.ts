import { padEnd, textWidth, wrap } from "../text/width.ts";

const MAX_COLUMNS = 100;
const MAX_TERM = 30;

/** A heading with indented lines below it. */
export function block(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  return ["", title, ...lines.map((line) => (line === "" ? "" : `  ${line}`))];
}

/** Terms with their meanings beside them, wrapped to the terminal. */
export function definitions(
  rows: readonly (readonly [term: string, meaning: string])[],
  columns: number,
): string[] {
  const left = Math.min(MAX_TERM, Math.max(...rows.map(([term]) => textWidth(term))));
  const room = Math.max(24, Math.min(columns, MAX_COLUMNS) - left - 4);
  return rows.flatMap(([term, meaning]) => {
    const lines = wrap(meaning, room);
    if (textWidth(term) > left) return [term, ...lines.map((line) => " ".repeat(left + 2) + line)];
    return lines.map((line, i) => `${padEnd(i === 0 ? term : "", left)}  ${line}`);
  });
}

export function paragraphs(texts: readonly string[], columns: number): string[] {
  return texts.flatMap((text) => ["", ...wrap(text, Math.min(columns, MAX_COLUMNS))]);
}
