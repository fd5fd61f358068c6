import type { Location, Result, Run } from "sarif";
import { sourceOf } from "./place.ts";
import type {
  CheckReport,
  ReportedDecision,
  ReportedExcepted,
  ReportedViolation,
} from "./report.ts";
import { fingerprint, type Rule, toRun, toUri } from "./sarif-run.ts";

/** Violations as results, with what is excepted as suppressed; the bundle is among the run's properties. */
export function checkRun(report: CheckReport): Run {
  const results = report.decisions.flatMap((decision) => [
    ...decision.violations.map((violation) => ({
      rule: ruleOf(violation),
      // an empty list says "not suppressed"; none at all would say "nobody knows" (SARIF 2.1.0, 3.27.23)
      result: { ...resultOf(decision, violation), suppressions: [] },
    })),
    ...decision.excepted.map((excepted) => ({
      rule: ruleOf(excepted),
      result: { ...resultOf(decision, excepted), suppressions: [suppressionOf(excepted)] },
    })),
  ]);
  return { ...toRun(results, report.problems), properties: { bundle: report.bundle } };
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

function locationOf(decision: ReportedDecision, violation: ReportedViolation): Location {
  const { location, evidence, path } = violation;
  const { name, kind, namespace } = decision.subject;
  const logical = {
    name,
    kind,
    fullyQualifiedName: [namespace, name].filter(Boolean).join("/") + path,
  };
  const { file = name, line, layer } = sourceOf(evidence);
  const region = location
    ? { startLine: location.line, startColumn: location.column }
    : line !== undefined && { startLine: line };
  return {
    physicalLocation: {
      artifactLocation: { uri: toUri(location?.file ?? file) },
      ...(region && { region }),
    },
    logicalLocations: [logical, ...(layer === undefined ? [] : [{ name: layer, kind: "layer" }])],
  };
}

function suppressionOf({
  exception,
}: ReportedExcepted): NonNullable<Result["suppressions"]>[number] {
  const { id, owner, reason, expires } = exception;
  return {
    kind: "external",
    status: "accepted",
    justification: `${reason} (exception ${id}, ${owner}, until ${expires})`,
  };
}
