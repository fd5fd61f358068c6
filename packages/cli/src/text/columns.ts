import { escapeControl } from "./escape.ts";
import { padEnd, textWidth } from "./width.ts";

/** Rows of cells as lines, each column as wide as its widest cell; cells may come from outside. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const safe = rows.map((row) => row.map(escapeControl));
  const count = Math.max(0, ...safe.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(...safe.map((row) => textWidth(row[column] ?? ""))),
  );
  return safe.map((row) =>
    row
      .map((cell, i) => padEnd(cell, widths[i] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}
