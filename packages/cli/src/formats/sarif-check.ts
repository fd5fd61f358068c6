import type { Location, Notification, Result, Run } from "sarif";
import { exceptionOf } from "./place.ts";
import type {
  CheckReport,
  ReportedDecision,
  ReportedExcepted,
  ReportedViolation,
} from "./report.ts";
import { fingerprint, type Rule, toRun, toUri } from "./sarif-run.ts";
import { outcomeOfDecision } from "./verdict.ts";

/**
 * Violations as results, with what is excepted as suppressed and what an update found already there as unchanged; what could not be
 * told as notifications. The bundle and the subjects that nothing judged are among the run's properties.
 */
export function checkRun(report: CheckReport): Run {
  const results = report.decisions.flatMap((decision) => [
    ...decision.violations.map((violation) => ({
      rule: ruleOf(violation),
      // an empty list says "not suppressed"; none at all would say "nobody knows" (SARIF 2.1.0, 3.27.23)
      result: { ...resultOf(decision, violation), suppressions: [] },
    })),
    ...decision.existing.map((violation) => ({
      rule: ruleOf(violation),
      result: {
        ...resultOf(decision, violation),
        suppressions: [],
        baselineState: "unchanged" as const,
      },
    })),
    ...decision.excepted.map((excepted) => ({
      rule: ruleOf(excepted),
      result: { ...resultOf(decision, excepted), suppressions: [suppressionOf(excepted)] },
    })),
  ]);
  const undecided = report.decisions.flatMap((decision) =>
    decision.undecided.map((one) => notificationOf(decision, one)),
  );
  const notJudged = report.decisions
    .filter((decision) => outcomeOfDecision(decision) === "not judged")
    .map(({ subject }) => fullName(subject));
  return {
    ...toRun(results, report.problems, undecided),
    properties: { bundle: report.bundle, ...(notJudged.length > 0 && { notJudged }) },
  };
}

function ruleOf({ policy, title, severity, remediation }: ReportedViolation): Rule {
  return { id: policy, title, severity, help: remediation };
}

function resultOf(decision: ReportedDecision, violation: ReportedViolation): Result {
  const { policy, message, path, identifiers, evidence, enforcement, remediation } = violation;
  const { subject } = decision;
  return {
    message: { text: `${message}. ${remediation}`.replace(/\.\. /, ". ") },
    locations: [locationOf(decision, violation)],
    partialFingerprints: fingerprint(
      policy,
      subject.kind,
      subject.namespace ?? "",
      subject.name,
      path,
      ...(identifiers ?? []),
    ),
    properties: { verdict: decision.verdict, enforcement, evidence, identifiers },
  };
}

function locationOf({ subject }: ReportedDecision, violation: ReportedViolation): Location {
  const { location = {}, path } = violation;
  const { name, kind } = subject;
  const { file = name, line, column, template, layer } = location;
  const logical = { name, kind, fullyQualifiedName: fullName(subject) + path };
  return {
    physicalLocation: {
      artifactLocation: { uri: toUri(file) },
      ...(line !== undefined && {
        region: { startLine: line, ...(column !== undefined && { startColumn: column }) },
      }),
    },
    logicalLocations: [
      logical,
      ...(template === undefined ? [] : [{ name: template, kind: "template" }]),
      ...(layer === undefined ? [] : [{ name: layer, kind: "layer" }]),
    ],
  };
}

function fullName({ namespace, name }: ReportedDecision["subject"]): string {
  return [namespace, name].filter(Boolean).join("/");
}

const levels = { audit: "note", warn: "warning", unknown: "error", deny: "error" } as const;

function notificationOf(
  { subject }: ReportedDecision,
  { code, effect, path, message, policy }: ReportedDecision["undecided"][number],
): Notification {
  return {
    descriptor: { id: code },
    level: levels[effect],
    message: { text: `${fullName(subject)}: ${message}` },
    properties: { effect, path, ...(policy !== undefined && { policy }) },
  };
}

function suppressionOf(excepted: ReportedExcepted): NonNullable<Result["suppressions"]>[number] {
  return {
    kind: "external",
    status: "accepted",
    justification: `${excepted.exception.reason} (${exceptionOf(excepted)})`,
  };
}
