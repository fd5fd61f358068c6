import type { Verdict } from "@hasp/policy";
import { exitCode } from "../exit-code.ts";
import type { CheckReport, ReportedDecision } from "./report.ts";

/** What a report says on the whole: the gravest of its verdicts, or that no policy was asked about anything. */
export type Outcome = Verdict | "not judged";

/** Carries the verdicts out; what could not be read at all has none and is unknown. A denial stands whatever else could not be told. */
export function outcomeOf({ decisions, problems }: CheckReport): Outcome {
  const outcomes = new Set(decisions.map(outcomeOfDecision));
  if (outcomes.has("deny")) return "deny";
  if (outcomes.has("unknown") || problems.some(({ level }) => level === "error")) return "unknown";
  if (outcomes.has("warn")) return "warn";
  return outcomes.has("allow") ? "allow" : "not judged";
}

/** What was allowed because no policy was asked was not judged. */
export function outcomeOfDecision({ verdict, policies }: ReportedDecision): Outcome {
  return verdict === "allow" && policies === 0 ? "not judged" : verdict;
}

const exitCodes: Readonly<Record<Outcome, number>> = {
  allow: exitCode.complied,
  warn: exitCode.complied,
  unknown: exitCode.undecided,
  "not judged": exitCode.undecided,
  deny: exitCode.violated,
};

/** Unknown is not allowed: it has an exit code of its own, which --no-fail leaves alone. */
export function exitCodeOf(report: CheckReport, noFail: boolean): number {
  if (!noFail) return exitCodes[outcomeOf(report)];
  const decisions = report.decisions.filter(({ verdict }) => verdict !== "deny");
  const isDenied = decisions.length < report.decisions.length;
  const rest = outcomeOf({ ...report, decisions });
  return isDenied && rest === "not judged" ? exitCode.complied : exitCodes[rest];
}
