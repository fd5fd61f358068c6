import { expect, test } from "vitest";
import { compareSeverity, severities, severityOfScore } from "./severity.ts";

// CVSS v3.1, table 14
test.each([
  [0, "negligible"],
  [0.1, "low"],
  [3.9, "low"],
  [4, "medium"],
  [6.9, "medium"],
  [7, "high"],
  [8.9, "high"],
  [9, "critical"],
  [10, "critical"],
] as const)("rates a score of %d as %s", (score, severity) => {
  expect(severityOfScore(score)).toBe(severity);
});

test("orders unknown below everything that was rated", () => {
  expect(severities.toSorted(compareSeverity)).toEqual(severities);
  expect(compareSeverity("unknown", "negligible")).toBeLessThan(0);
});
