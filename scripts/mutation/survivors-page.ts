import type { ExplainedSurvivor } from "./survivors.ts";

/** The survivors as Markdown, by file: where, what was changed, and why no test notices it. */
export function survivorsPage(survivors: readonly ExplainedSurvivor[]): string {
  const byFile = Map.groupBy(survivors, ({ file }) => file);
  const parts = [...byFile].map(([file, found]) => {
    const rows = found.map(
      ({ line, mutator, original, replacement, reason }) =>
        `| ${line} | ${mutator} | ${code(original)} | ${code(replacement)} | ${cell(reason ?? "no reason yet")} |`,
    );
    return [
      `## ${file}`,
      "",
      "| line | mutator | original | replacement | reason |",
      "|---|---|---|---|---|",
      ...rows,
      "",
    ].join("\n");
  });
  return ["# Mutants that no test notices", "", ...parts].join("\n");
}

/** Text with backticks needs more of them around it. */
function code(text: string): string {
  const line = cell(text);
  if (line === "") return "(nothing)";
  return line.includes("`") ? `\`\` ${line} \`\`` : `\`${line}\``;
}

function cell(text: string): string {
  return text.replaceAll(/\s+/g, " ").replaceAll("|", "\\|");
}
