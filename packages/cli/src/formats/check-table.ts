import { compareSeverity } from "@hasp/core";
import { escapeControl } from "../text/escape.ts";
import { wrap } from "../text/width.ts";
import { count } from "./count.ts";
import type { Surface } from "./format.ts";
import { createPaint, type Paint } from "./paint.ts";
import { exceptionOf, placeOf, shortDigest } from "./place.ts";
import type {
  CheckReport,
  ReportedDecision,
  ReportedExcepted,
  ReportedViolation,
} from "./report.ts";
import { type Outcome, outcomeOf, outcomeOfDecision } from "./verdict.ts";

const outcomeWords: Readonly<Record<Outcome, string>> = {
  allow: "ALLOW",
  warn: "WARN",
  unknown: "UNKNOWN",
  deny: "DENY",
  "not judged": "NOT JUDGED",
};

/** What could not be told, in lines; the JSON has all of it. */
const MAX_UNDECIDED = 20;

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
  const { subject, phase } = decision;
  const outcome = outcomeOfDecision(decision);
  const place = subject.namespace ? ` in namespace ${subject.namespace}` : "";
  const by = outcome === "not judged" ? ": no policy is about it" : "";
  const word = paint.outcome(outcome, outcomeWords[outcome].padEnd(5));
  return [
    `${word} ${paint.bold(subject.name)}${paint.dim(`  ${subject.kind}${place}, ${phase}${by}`)}`,
    ...gravestFirst(decision.violations).flatMap((one) => violationLines(one, surface, paint)),
    ...undecidedLines(decision, surface, paint),
    ...gravestFirst(decision.existing).flatMap((one) => existingLines(one, surface, paint)),
    ...gravestFirst(decision.excepted).flatMap((one) => exceptedLines(one, surface, paint)),
    ...outOfScopeLines(decision, surface, paint),
  ];
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

function undecidedLines({ undecided }: ReportedDecision, surface: Surface, paint: Paint): string[] {
  const lines = undecided.slice(0, MAX_UNDECIDED).flatMap((one) => {
    const { code, effect, path, message, policy } = one;
    const notes = [...(effect === "unknown" ? [] : [effect]), ...(policy ? [policy] : [])];
    const note = notes.length === 0 ? "" : paint.dim(` (${notes.join(", ")})`);
    return [
      `  ${paint.outcome("unknown", "UNDECIDED".padEnd(10))} ${paint.bold(code)}${note}`,
      ...indented(message, surface, paint.plain),
      ...(path === "" ? [] : indented(`at ${path}`, surface, paint.dim)),
    ];
  });
  const more = undecided.length - MAX_UNDECIDED;
  if (more <= 0) return lines;
  return [...lines, ...indented(`and ${more} more that could not be told`, surface, paint.dim)];
}

function existingLines(violation: ReportedViolation, surface: Surface, paint: Paint): string[] {
  const { policy, severity } = violation;
  return [
    `  ${paint.dim("EXISTING".padEnd(10))} ${paint.dim(`${policy} (${severity})`)}`,
    ...indented(violation.message, surface, paint.dim),
    ...indented(`at ${placeOf(violation)}`, surface, paint.dim),
  ];
}

function exceptedLines(violation: ReportedExcepted, surface: Surface, paint: Paint): string[] {
  const { exception, policy, severity } = violation;
  return [
    `  ${paint.dim("EXCEPTED".padEnd(10))} ${paint.dim(`${policy} (${severity})`)}`,
    ...indented(violation.message, surface, paint.dim),
    ...indented(`${exceptionOf(violation)}: ${exception.reason}`, surface, paint.dim),
  ];
}

function outOfScopeLines(
  { outOfScope }: ReportedDecision,
  surface: Surface,
  paint: Paint,
): string[] {
  if (outOfScope.length === 0) return [];
  const counts = outOfScope.map(
    ({ policy, count: number, scope }) => `${number} of ${policy}${scope ? ` (${scope})` : ""}`,
  );
  return [`  ${paint.dim("OUT OF SCOPE")}`, ...indented(counts.join(", "), surface, paint.dim)];
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
      const painted = level === "error" ? paint.outcome("unknown", label) : paint.dim(label);
      const lines = [`  ${painted} ${paint.plain(`${place}${message}`)}`];
      return hint === undefined ? lines : [...lines, `  ${paint.dim(`hint: ${hint}`)}`];
    }),
  ];
}

function summary(report: CheckReport, paint: Paint): string {
  const total = (list: "violations" | "undecided" | "existing" | "excepted" | "outOfScope") =>
    report.decisions.reduce((sum, decision) => sum + decision[list].length, 0);
  const some = (number: number, what: string) => (number > 0 ? [`${number} ${what}`] : []);
  const outcome = outcomeOf(report);
  const notJudged = report.decisions.filter((one) => outcomeOfDecision(one) === "not judged");
  const counts = [
    count(report.decisions.length, "subject"),
    ...some(outcome === "not judged" ? 0 : notJudged.length, "not judged"),
    count(total("violations"), "violation"),
    ...some(total("undecided"), "undecided"),
    ...some(total("existing"), "existing"),
    ...some(total("excepted"), "excepted"),
    ...(report.problems.length > 0 ? [count(report.problems.length, "problem")] : []),
  ];
  const word = outcome === "unknown" ? "COULD NOT TELL" : outcomeWords[outcome];
  const { revision, digest } = report.bundle;
  const bundle = `bundle ${revision} ${shortDigest(digest)}`;
  return `${paint.outcome(outcome, word)}  ${counts.join(", ")}${paint.dim(`  ${bundle}`)}`;
}
