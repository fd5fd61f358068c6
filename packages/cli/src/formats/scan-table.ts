import { compareSeverity, type ImageFacts, type Secret, severities } from "@hasp/core";
import { alignColumns, widthsOf } from "../text/columns.ts";
import { escapeControl } from "../text/escape.ts";
import { padEnd } from "../text/width.ts";
import { count } from "./count.ts";
import { findingRows } from "./finding-rows.ts";
import type { Surface } from "./format.ts";
import { createPaint, type Paint } from "./paint.ts";
import type { ScanReport } from "./report.ts";
import { filterScan, type ScanFilter } from "./scan-filter.ts";

/** The facts for people: what the image is, then findings and secrets that the filter leaves, the gravest first, then counts. */
export function renderScan(
  { image }: ScanReport,
  filter: ScanFilter | undefined,
  surface: Surface,
): string[] {
  const paint = createPaint(surface);
  const shown = filter ? filterScan(image, filter) : { ...image, hidden: [] };
  const { findings, secrets, hidden } = shown;
  return [
    ...identity(image, paint),
    ...(findings.length > 0
      ? ["", paint.bold("Findings"), ...findingRows(findings, surface, paint)]
      : []),
    ...(secrets.length > 0
      ? ["", paint.bold("Secrets"), ...secretRows(secrets, surface, paint)]
      : []),
    ...coverage(image, paint),
    ...problems(image, paint),
    "",
    summary(image, paint) + (hidden.length > 0 ? paint.bold(`; hidden: ${hidden.join(", ")}`) : ""),
  ];
}

function identity(image: ImageFacts, paint: Paint): string[] {
  const { reference, digest, id, distribution, platform } = image;
  const system = distribution
    ? (distribution.name ?? `${distribution.id} ${distribution.versionId ?? ""}`.trim())
    : "no distribution";
  const lines = [paint.bold(reference ?? digest ?? id)];
  if (digest) lines.push(paint.dim(`  digest  ${digest}`));
  lines.push(paint.dim(`  id      ${id}`));
  lines.push(paint.dim(`  system  ${system}, ${platform.os}/${platform.architecture}`));
  return lines;
}

/** Secrets with a header; in a terminal a path that is too long goes on in the next line. */
function secretRows(secrets: readonly Secret[], surface: Surface, paint: Paint): string[] {
  const sorted = secrets.toSorted(
    (a, b) => compareSeverity(b.severity, a.severity) || a.path.localeCompare(b.path, "en"),
  );
  const cells = sorted.map(({ severity, rule, path, line, redacted, removed }) =>
    [
      severity,
      rule,
      redacted,
      `${path}${line === undefined ? "" : `:${line}`}${removed ? " (deleted later)" : ""}`,
    ].map(escapeControl),
  );
  const head = ["SEVERITY", "RULE", "SECRET", "PLACE"];
  const [severity = 0, rule = 0, secret = 0, place = 0] = widthsOf([head, ...cells]);
  const room = Math.max(20, surface.columns - 2 - (severity + rule + secret + 3 * 2));
  const widths = [rule, secret, surface.terminal ? Math.min(place, room) : place];
  const below = " ".repeat(2 + severity + 2);
  const [header = ""] = alignColumns(head, [severity, ...widths]);
  return [
    paint.dim(`  ${header}`),
    ...sorted.flatMap((one, index) => {
      const [first = "", ...more] = alignColumns(cells[index]?.slice(1) ?? [], widths);
      const label = paint.severity(one.severity, padEnd(one.severity, severity));
      return [`  ${label}  ${paint.plain(first)}`, ...more.map((line) => below + line)];
    }),
  ];
}

function coverage(image: ImageFacts, paint: Paint): string[] {
  const missing = image.coverage.filter(
    ({ state, packages }) => state === "no-data" && packages > 0,
  );
  if (missing.length === 0) return [];
  return [
    "",
    paint.outcome("unknown", "Not matched for lack of advisories"),
    ...missing.map(
      ({ ecosystem, packages }) =>
        `  ${paint.plain(`${ecosystem}: ${count(packages, "package")}`)}`,
    ),
  ];
}

function problems(image: ImageFacts, paint: Paint): string[] {
  if (image.problems.length === 0) return [];
  return [
    "",
    paint.bold("Problems"),
    ...image.problems.map(
      ({ code, path, message }) => `  ${paint.bold(code)} ${paint.plain(`${path}: ${message}`)}`,
    ),
  ];
}

function summary(image: ImageFacts, paint: Paint): string {
  const counts = severities
    .map(
      (severity) =>
        [severity, image.findings.filter((f) => f.severity === severity).length] as const,
    )
    .filter(([, count]) => count > 0)
    .reverse()
    .map(([severity, count]) => paint.severity(severity, `${count} ${severity}`));
  const fixable = image.findings.filter(({ fix }) => fix.state === "fixed").length;
  const findings = counts.length > 0 ? `${counts.join(", ")} (${fixable} fixable)` : "no findings";
  const packages = count(image.packages.length, "package");
  return `${packages}, ${findings}, ${count(image.secrets.length, "secret")}`;
}
