import { compareSeverity, type Finding } from "@hasp/core";
import { alignColumns, columns, widthsOf } from "../text/columns.ts";
import { escapeControl } from "../text/escape.ts";
import { textWidth, truncate, wrap } from "../text/width.ts";
import type { Surface } from "./format.ts";
import type { Paint } from "./paint.ts";

const MARGIN = "  ";
const SEVERITY_WIDTH = "negligible".length;
const STACKED_MARGIN = " ".repeat(MARGIN.length + SEVERITY_WIDTH + 2);
/** Less of a title says nothing. */
const MIN_TITLE = 20;
const MIN_COLUMN = 8;

interface Group {
  readonly severity: Finding["severity"];
  readonly id: string;
  readonly title: string;
  readonly members: readonly Finding[];
}

/**
 * Findings with a header, one group an advisory. Where nobody watches nothing is cut and each line says all of its finding, for
 * grep. In a terminal the advisory is said once a group; one that is too narrow for a line a finding gets two, and only titles
 * are ever cut there: what is longer goes on below, and the version that has the fix keeps its width first.
 */
export function findingRows(
  findings: readonly Finding[],
  surface: Surface,
  paint: Paint,
): string[] {
  const groups = groupByAdvisory(findings);
  const cells = groups.flatMap(({ members }) => members.map(packageCells));
  const [ids = 0] = widthsOf([["ADVISORY"], ...groups.map(({ id }) => [id])]);
  const parts = widthsOf([["PACKAGE", "VERSION", "FIX"], ...cells]);
  const left = STACKED_MARGIN.length + ids + 2;
  const title = surface.columns - parts.reduce((sum, width) => sum + width + 2, left);
  return !surface.terminal || title >= MIN_TITLE
    ? flat(groups, surface.terminal ? title : undefined, paint)
    : stacked(groups, parts, surface, paint);
}

function groupByAdvisory(findings: readonly Finding[]): Group[] {
  const groups = Map.groupBy(findings, ({ severity, id }) => `${severity} ${id}`);
  const order = (a: string, b: string) => a.localeCompare(b, "en", { numeric: true });
  return [...groups.values()]
    .map((members) => {
      const [{ severity, id, title = "" }] = members as [Finding];
      const sorted = members.toSorted((a, b) => order(a.package.name, b.package.name));
      return { severity, id: escapeControl(id), title: escapeControl(title), members: sorted };
    })
    .sort((a, b) => compareSeverity(b.severity, a.severity) || order(a.id, b.id));
}

function packageCells({ package: { name, version }, fix }: Finding): [string, string, string] {
  const state = fix.state === "fixed" ? (fix.version ?? "fixed") : fix.state;
  return [escapeControl(name), escapeControl(version), escapeControl(state)];
}

/** A line a finding; a title is cut where there is a terminal's edge. */
function flat(groups: readonly Group[], titleWidth: number | undefined, paint: Paint): string[] {
  const cut = (title: string) => (titleWidth === undefined ? title : truncate(title, titleWidth));
  const rows = groups.flatMap(({ severity, id, title, members }) =>
    members.map((member, index) => {
      const isSaid = index > 0 && titleWidth !== undefined;
      const text = [isSaid ? "" : id, ...packageCells(member), isSaid ? "" : cut(title)];
      return { severity: isSaid ? undefined : severity, text };
    }),
  );
  const [header = "", ...lines] = columns([
    ["ADVISORY", "PACKAGE", "VERSION", "FIX", "TITLE"],
    ...rows.map(({ text }) => text),
  ]);
  return [
    head("SEVERITY", header, paint),
    ...lines.map((line, index) => label(rows[index]?.severity, paint) + paint.plain(line)),
  ];
}

/** The advisory on a line of its own, its packages below. */
function stacked(
  groups: readonly Group[],
  [name = 0, version = 0, fix = 0]: readonly number[],
  surface: Surface,
  paint: Paint,
): string[] {
  const room = Math.max(3 * MIN_COLUMN, surface.columns - STACKED_MARGIN.length);
  const isBeside = fix <= room - 2 * (MIN_COLUMN + 2);
  const rest = isBeside ? room - fix - 4 : room - 2;
  const widths = share([name, version], rest);
  const lay = (three: readonly [string, string, string]): string[] => {
    const lines = isBeside
      ? alignColumns(three, [...widths, fix])
      : [...alignColumns(three.slice(0, 2), widths), ...wrap(three[2], room - 2).map(indent)];
    return lines.map((line) => STACKED_MARGIN + line);
  };
  return [
    head("SEVERITY", "ADVISORY  TITLE", paint),
    ...lay(["PACKAGE", "VERSION", "FIX"]).map((line) => paint.dim(line)),
    ...groups.flatMap(({ severity, id, title, members }) => {
      const [first = "", ...more] = wrap(id, room);
      const left = room - textWidth(first) - 2;
      const beside = title !== "" && left >= MIN_COLUMN ? `  ${truncate(title, left)}` : "";
      return [
        label(severity, paint) + paint.plain(first + beside),
        ...more.map((line) => STACKED_MARGIN + line),
        ...members.flatMap((member) => lay(packageCells(member))),
      ];
    }),
  ];
}

/** Two columns in a room: the second gets what the first leaves, and at least half. */
function share([first = 0, second = 0]: readonly number[], room: number): [number, number] {
  if (first + second <= room) return [first, second];
  const last = Math.min(second, Math.max(room - first, Math.floor(room / 2)));
  return [room - last, last];
}

function head(first: string, rest: string, paint: Paint): string {
  return paint.dim(`${MARGIN}${first.padEnd(SEVERITY_WIDTH)}  ${rest}`);
}

function label(severity: Finding["severity"] | undefined, paint: Paint): string {
  if (severity === undefined) return STACKED_MARGIN;
  return `${MARGIN}${paint.severity(severity, severity.padEnd(SEVERITY_WIDTH))}  `;
}

function indent(line: string): string {
  return MARGIN + line;
}
