import { type DecisionRecord, locateViolation, type Violation } from "@hasp/policy";
import type { ReportedDecision } from "../formats/report.ts";

/** A decision as reports have it: each violation with the place where somebody wrote its cause, found from the record alone. */
export function reportRecord(record: DecisionRecord): ReportedDecision {
  const { decision } = record;
  const located = <V extends Violation>(violation: V) => {
    const location = locateViolation(record, violation);
    return { ...violation, ...(location && { location }) };
  };
  return {
    ...decision,
    violations: decision.violations.map(located),
    excepted: decision.excepted.map(located),
    existing: decision.existing.map(located),
  };
}
