import { relative } from "node:path";
import { type LintFinding, lintLevels, lintLibrary, readTables } from "@hasp/policy";
import type { Action } from "../command.ts";
import { exitCode } from "../exit-code.ts";
import { count } from "../formats/count.ts";
import type { Surface } from "../formats/format.ts";
import { lintFormats } from "../formats/format-names.ts";
import { createPaint } from "../formats/paint.ts";
import { renderLintSarif } from "../formats/sarif-lint.ts";
import { prepareFormats } from "../io/write-formats.ts";
import { openOwnLibrary } from "../judging/policies.ts";
import { printJson } from "../text/escape.ts";
import { truncate } from "../text/width.ts";

/** Looks for what is unwise in policies; a finding at least as grave as --fail-on-level is a violation. */
export const lintPolicies: Action = async (invocation) => {
  const { args, config, io, log } = invocation;
  const write = prepareFormats(invocation, lintFormats);
  await log.step("looking at policies");
  const library = await openOwnLibrary(args, invocation);
  const tables = await readTables(library.folders);
  const findings = (await lintLibrary({ ...library, tables })).map((one) => ({
    ...one,
    file: relative(io.cwd, one.file),
  }));
  await log.done();
  const files = library.own.length;
  const lines = new Map(
    library.own.map(({ place, text }) => [relative(io.cwd, place), text.split("\n")]),
  );
  await write((name, surface) => {
    if (name === "json") return `${printJson({ schemaVersion: "1", files, findings }, 2)}\n`;
    if (name === "sarif") return renderLintSarif(findings);
    return `${describe(findings, files, lines, surface).join("\n")}\n`;
  });
  const threshold = lintLevels.indexOf(config["fail-on-level"]);
  const isGrave = ({ level }: LintFinding) => lintLevels.indexOf(level) >= threshold;
  return findings.some(isGrave) ? exitCode.violated : exitCode.complied;
};

function describe(
  findings: readonly LintFinding[],
  files: number,
  lines: ReadonlyMap<string, readonly string[]>,
  surface: Surface,
): string[] {
  const paint = createPaint(surface);
  const room = Math.max(20, surface.columns - 2);
  const errors = findings.filter(({ level }) => level === "error").length;
  const warnings = findings.length - errors;
  const total = [
    ...(errors > 0 ? [count(errors, "error")] : []),
    ...(warnings > 0 ? [count(warnings, "warning")] : []),
  ].join(" and ");
  return [
    ...findings.flatMap(({ rule, level, file, line, column, message, hint }) => {
      const word = paint.outcome(level === "error" ? "deny" : "warn", level.toUpperCase());
      const text = lines.get(file)?.[line - 1] ?? "";
      return [
        `${word} ${paint.bold(rule)}  ${paint.dim(`${file}:${line}:${column}`)}`,
        ...message.split("\n").map((part) => `  ${paint.plain(part)}`),
        ...caretLines(text, column, room).map((part) => `  ${paint.dim(part)}`),
        `  ${paint.dim(`hint: ${hint}`)}`,
      ];
    }),
    paint.outcome(
      errors > 0 ? "deny" : warnings > 0 ? "warn" : "allow",
      `${total === "" ? "no findings" : total} in ${count(files, "file")}`,
    ),
  ];
}

/** The line and a caret below the place; neither where the place lies beyond what is shown. */
function caretLines(text: string, column: number, room: number): string[] {
  const shown = truncate(text.replaceAll("\t", " "), room);
  if (shown.trim() === "" || column > shown.length) return [];
  return [shown, `${" ".repeat(column - 1)}^`];
}
