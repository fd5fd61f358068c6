import { escapeControl } from "./escape.ts";
import { padEnd, textWidth, wrap } from "./width.ts";

/** Rows of cells as lines, each column as wide as its widest cell; cells may come from outside. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const safe = rows.map((row) => row.map(escapeControl));
  const widths = widthsOf(safe);
  return safe.map((row) => join(row, widths));
}

/** How wide the widest cell of each column is. */
export function widthsOf(rows: readonly (readonly string[])[]): number[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries())
      widths[column] = Math.max(widths[column] ?? 0, textWidth(cell));
  }
  return widths;
}

/** One row in columns of given widths; a cell that is wider goes on in the next line. */
export function alignColumns(row: readonly string[], widths: readonly number[]): string[] {
  const cells = row.map((cell, column) => wrap(cell, widths[column] ?? textWidth(cell)));
  const height = Math.max(0, ...cells.map(({ length }) => length));
  return Array.from({ length: height }, (_, line) =>
    join(
      cells.map((lines) => lines[line] ?? ""),
      widths,
    ),
  );
}

function join(row: readonly string[], widths: readonly number[]): string {
  return row
    .map((cell, column) => padEnd(cell, widths[column] ?? 0))
    .join("  ")
    .trimEnd();
}
