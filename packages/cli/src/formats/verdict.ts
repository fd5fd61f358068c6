import type { Verdict } from "@hasp/policy";
import { exitCode } from "../exit-code.ts";
import type { CheckReport } from "./report.ts";

/** The gravest verdict of a report; a denial stands whatever else could not be told. */
export function verdictOf(report: CheckReport): Verdict | "unknown" {
  const verdicts = new Set(report.decisions.map((decision) => decision.verdict));
  if (verdicts.has("deny")) return "deny";
  if (isUndecided(report)) return "unknown";
  return verdicts.has("warn") ? "warn" : "allow";
}

/** Unknown is not allowed: it has an exit code of its own, which --no-fail leaves alone. */
export function exitCodeOf(report: CheckReport, noFail: boolean): number {
  if (verdictOf(report) === "deny" && !noFail) return exitCode.violated;
  return isUndecided(report) ? exitCode.undecided : exitCode.complied;
}

function isUndecided({ decisions, problems }: CheckReport): boolean {
  return decisions.length === 0 || problems.some(({ level }) => level === "error");
}
