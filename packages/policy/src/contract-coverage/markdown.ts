/** One row of a table. */
export function row(...cells: readonly (string | number)[]): string {
  return `| ${cells.map((cell) => String(cell).replaceAll("|", "\\|")).join(" | ")} |`;
}

/** The line between a table's head and its rows. */
export function rule(columns: number): string {
  return row(...Array.from({ length: columns }, () => "---"));
}

export function code(text: string): string {
  return `\`${text}\``;
}

/** Links to the heading of this name on the same page. */
export function headingLink(name: string): string {
  const anchor = name
    .toLowerCase()
    .replace(/[^a-z0-9 -]/g, "")
    .replaceAll(" ", "-");
  return `[${name}](#${anchor})`;
}
