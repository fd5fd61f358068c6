import {
  compareSeverity,
  type Finding,
  type ImageFacts,
  type Secret,
  severities,
} from "@hasp/core";
import { escapeControl } from "../text/escape.ts";
import { padEnd, textWidth, truncate } from "../text/width.ts";
import { count } from "./count.ts";
import type { Surface } from "./format.ts";
import { createPaint, type Paint } from "./paint.ts";
import type { ScanReport } from "./report.ts";

/** The facts for people: what the image is, then findings and secrets, the gravest first, then counts. */
export function renderScan({ image }: ScanReport, surface: Surface): string[] {
  const paint = createPaint(surface);
  return [
    ...identity(image, paint),
    ...section("Findings", findingRows(image.findings), 2, surface, paint),
    ...section("Secrets", secretRows(image.secrets), 1, surface, paint),
    ...coverage(image, paint),
    ...problems(image, paint),
    "",
    summary(image, paint),
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

type Row = readonly [severity: Finding["severity"], ...cells: string[]];

function findingRows(findings: readonly Finding[]): Row[] {
  return findings.map(({ severity, id, package: found, fix, title }) => [
    severity,
    id,
    found.name,
    found.version,
    fix.state === "fixed" ? (fix.version ?? "fixed") : fix.state,
    title ?? "",
  ]);
}

function secretRows(secrets: readonly Secret[]): Row[] {
  return secrets.map(({ severity, rule, path, line, redacted, removed }) => [
    severity,
    rule,
    `${path}${line === undefined ? "" : `:${line}`}${removed ? " (deleted later)" : ""}`,
    redacted,
  ]);
}

/** A table whose last column gives way first; a cell is never wider than a third of the terminal. */
function section(
  title: string,
  rows: readonly Row[],
  fixed: number,
  surface: Surface,
  paint: Paint,
): string[] {
  if (rows.length === 0) return [];
  const sorted = rows
    .map(([severity, ...cells]) => [severity, ...cells.map(escapeControl)] as Row)
    .sort(
      (a, b) => compareSeverity(b[0], a[0]) || (a[fixed] ?? "").localeCompare(b[fixed] ?? "", "en"),
    );
  const widest = Math.max(16, Math.floor(surface.columns / 3));
  const widths = (sorted[0] ?? []).map((_, column) =>
    Math.min(widest, Math.max(...sorted.map((row) => textWidth(row[column] ?? "")))),
  );
  const lines = sorted.map(([severity, ...cells]) => {
    const rest = cells.map((cell, i) =>
      padEnd(truncate(cell, widths[i + 1] ?? 0), widths[i + 1] ?? 0),
    );
    const room = Math.max(20, surface.columns - 2 - (widths[0] ?? 0) - 2);
    const text = truncate(rest.join("  ").trimEnd(), room);
    return `  ${paint.severity(severity, severity.padEnd(widths[0] ?? 0))}  ${paint.plain(text)}`;
  });
  return ["", paint.bold(title), ...lines];
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
