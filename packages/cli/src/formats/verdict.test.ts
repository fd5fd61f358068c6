import { expect, test } from "vitest";
import { checkReport, decision } from "../testing/samples.ts";
import { exitCodeOf, verdictOf } from "./verdict.ts";

const problem = (level: "error" | "warning") => ({ level, code: "X", message: "m" });

test.each([
  [["allow"], [], "allow", 0, 0],
  [["warn", "allow"], [], "warn", 0, 0],
  [["deny", "allow"], [], "deny", 1, 0],
  [["allow"], [problem("warning")], "allow", 0, 0],
  [["allow"], [problem("error")], "unknown", 2, 2],
  [["deny"], [problem("error")], "deny", 1, 2],
  [[], [], "unknown", 2, 2],
] as const)("%j with problems %j is %s", (verdicts, problems, verdict, code, codeWithNoFail) => {
  const report = {
    ...checkReport,
    decisions: verdicts.map((verdict) => ({ ...decision, verdict })),
    problems: [...problems],
  };
  expect(verdictOf(report)).toBe(verdict);
  expect(exitCodeOf(report, false)).toBe(code);
  expect(exitCodeOf(report, true)).toBe(codeWithNoFail);
});
