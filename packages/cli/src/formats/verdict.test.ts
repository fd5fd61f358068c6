import { expect, test } from "vitest";
import { checkReport, decision } from "../testing/samples.ts";
import { exitCodeOf, outcomeOf } from "./verdict.ts";

const problem = (level: "error" | "warning") => ({ level, code: "X", message: "m" });

test.each([
  [["allow"], [], "allow", 0, 0],
  [["warn", "allow"], [], "warn", 0, 0],
  [["unknown", "warn"], [], "unknown", 2, 2],
  [["deny", "allow"], [], "deny", 1, 0],
  [["deny", "unknown"], [], "deny", 1, 2],
  [["deny"], [], "deny", 1, 0],
  [["allow"], [problem("warning")], "allow", 0, 0],
  [["allow"], [problem("error")], "unknown", 2, 2],
  [["deny"], [problem("error")], "deny", 1, 2],
  [[], [problem("error")], "unknown", 2, 2],
  [[], [], "not judged", 2, 2],
  [["not judged"], [], "not judged", 2, 2],
  [["not judged", "allow"], [], "allow", 0, 0],
  [["not judged", "deny"], [], "deny", 1, 0],
] as const)("%j with problems %j is %s", (verdicts, problems, outcome, code, codeWithNoFail) => {
  const report = {
    ...checkReport,
    decisions: verdicts.map((verdict) =>
      verdict === "not judged"
        ? { ...decision, verdict: "allow" as const, policies: 0 }
        : { ...decision, verdict },
    ),
    problems: [...problems],
  };
  expect(outcomeOf(report)).toBe(outcome);
  expect(exitCodeOf(report, false)).toBe(code);
  expect(exitCodeOf(report, true)).toBe(codeWithNoFail);
});
