import { compareSeverity } from "@hasp/core";
import type { Verdict } from "@hasp/policy";
import { escapeControl } from "../text/escape.ts";
import { wrap } from "../text/width.ts";
import { count } from "./count.ts";
import type { Surface } from "./format.ts";
import { createPaint, type Paint } from "./paint.ts";
import { placeOf, shortDigest } from "./place.ts";
import type {
  CheckReport,
  ReportedDecision,
  ReportedExcepted,
  ReportedViolation,
} from "./report.ts";
import { verdictOf } from "./verdict.ts";

const verdictWords: Readonly<Record<Verdict, string>> = {
  allow: "ALLOW",
  warn: "WARN",
  deny: "DENY",
};

/** The decisions for people: subject by subject, the gravest violation first. */
export function renderCheck(report: CheckReport, surface: Surface): string[] {
  const paint = createPaint(surface);
  const lines: string[] = [];
  for (const decision of report.decisions)
    lines.push(...subjectLines(decision, surface, paint), "");
  if (report.problems.length > 0) lines.push(...problemLines(report, paint), "");
  return [...lines, summary(report, paint)];
}

function subjectLines(decision: ReportedDecision, surface: Surface, paint: Paint): string[] {
  const { subject, verdict, violations, excepted } = decision;
  const place = subject.namespace ? ` in namespace ${subject.namespace}` : "";
  const lines = [
    `${paint.verdict(verdict, verdictWords[verdict].padEnd(5))} ${paint.bold(subject.name)}${paint.dim(`  ${subject.kind}${place}, ${decision.phase}`)}`,
  ];
  for (const violation of gravestFirst(violations)) {
    lines.push(...violationLines(violation, surface, paint));
  }
  for (const violation of gravestFirst(excepted)) {
    lines.push(...exceptedLines(violation, surface, paint));
  }
  return lines;
}

const enforcements: readonly ReportedViolation["enforcement"][] = ["enforce", "warn", "audit"];

/** What denies comes before what warns. */
function gravestFirst<V extends ReportedViolation>(violations: readonly V[]): V[] {
  const rank = ({ enforcement }: V) => enforcements.indexOf(enforcement);
  return violations.toSorted(
    (a, b) => rank(a) - rank(b) || compareSeverity(b.severity, a.severity),
  );
}

function violationLines(violation: ReportedViolation, surface: Surface, paint: Paint): string[] {
  const { severity, policy, enforcement } = violation;
  const mode = enforcement === "enforce" ? "" : paint.dim(` (${enforcement})`);
  const head = `  ${paint.severity(severity, severity.toUpperCase().padEnd(10))} ${paint.bold(policy)}${mode}`;
  return [
    head,
    ...indented(violation.message, surface, paint.plain),
    ...indented(`at ${placeOf(violation)}`, surface, paint.dim),
    ...indented(`fix: ${violation.remediation}`, surface, paint.plain),
  ];
}

function exceptedLines(violation: ReportedExcepted, surface: Surface, paint: Paint): string[] {
  const { exception, policy, severity } = violation;
  const why = `exception ${exception.id}, ${exception.owner}, until ${exception.expires}: ${exception.reason}`;
  return [
    `  ${paint.dim("EXCEPTED".padEnd(10))} ${paint.dim(`${policy} (${severity})`)}`,
    ...indented(violation.message, surface, paint.dim),
    ...indented(why, surface, paint.dim),
  ];
}

const INDENT = " ".repeat(13);

function indented(text: string, surface: Surface, paint: (line: string) => string): string[] {
  const columns = Math.max(20, surface.columns - INDENT.length);
  return wrap(escapeControl(text), columns).map((line) => INDENT + paint(line));
}

function problemLines(report: CheckReport, paint: Paint): string[] {
  return [
    paint.bold("PROBLEMS"),
    ...report.problems.flatMap(({ level, code, message, hint, file, line }) => {
      const place = file === undefined ? "" : `${file}${line === undefined ? "" : `:${line}`}: `;
      const label = `${level}[${code}]`;
      const painted = level === "error" ? paint.verdict("unknown", label) : paint.dim(label);
      const lines = [`  ${painted} ${paint.plain(`${place}${message}`)}`];
      return hint === undefined ? lines : [...lines, `  ${paint.dim(`hint: ${hint}`)}`];
    }),
  ];
}

function summary(report: CheckReport, paint: Paint): string {
  const violations = report.decisions.flatMap((decision) => decision.violations);
  const excepted = report.decisions.flatMap((decision) => decision.excepted);
  const counts = [
    count(report.decisions.length, "subject"),
    count(violations.length, "violation"),
    ...(excepted.length > 0 ? [`${excepted.length} excepted`] : []),
    ...(report.problems.length > 0 ? [count(report.problems.length, "problem")] : []),
  ];
  const verdict = verdictOf(report);
  const word = verdict === "unknown" ? "COULD NOT TELL" : verdictWords[verdict];
  const { revision, digest } = report.bundle;
  const bundle = `bundle ${revision} ${shortDigest(digest)}`;
  return `${paint.verdict(verdict, word)}  ${counts.join(", ")}${paint.dim(`  ${bundle}`)}`;
}
