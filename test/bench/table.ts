import type { Row } from "./row.ts";

const HEADINGS = ["what", "ours", "peer", "", "ratio", "goal", "holds"];
const NUMBERS = new Set([1, 2, 4]);

/** The rows as a table for people; what was not measured says why below it. */
export function formatTable(rows: readonly Row[]): string {
  const cells = [HEADINGS, ...rows.map(cellsOf)];
  const widths = HEADINGS.map((_, column) =>
    Math.max(...cells.map((line) => line[column]?.length ?? 0)),
  );
  const lines = cells.map((line) =>
    line.map((cell, column) => pad(cell, widths[column] ?? 0, NUMBERS.has(column))).join("  "),
  );
  const reasons = new Set(rows.flatMap(({ reason }) => (reason === undefined ? [] : [reason])));
  return [...lines.map((line) => line.trimEnd()), ...reasons].map((line) => `${line}\n`).join("");
}

function cellsOf(row: Row): string[] {
  const { name, unit, ours, peer, peerName, ratio, goal } = row;
  return [
    name,
    amount(ours, unit),
    peerName === null ? "" : amount(peer, unit),
    peerName ?? "",
    ratio === null ? "" : String(ratio),
    goal ?? "",
    verdictOf(row),
  ];
}

function verdictOf({ holds, reason }: Row): string {
  if (holds === null) return "";
  if (holds) return "yes";
  return reason === undefined ? "NO" : "not measured";
}

function amount(value: number | null, unit: string): string {
  return value === null ? "not measured" : `${value} ${unit}`;
}

function pad(cell: string, width: number, isNumber: boolean): string {
  return isNumber ? cell.padStart(width) : cell.padEnd(width);
}
