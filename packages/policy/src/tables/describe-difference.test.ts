import { expect, test } from "vitest";
import { describeDifference } from "./describe-difference.ts";
import type { Want } from "./table.ts";
import { wanted } from "./table-module.ts";

const one = { message: "container a is privileged", path: "/containers/0", severity: "high" };
const two = { message: "container b is privileged", path: "/containers/1", severity: "high" };
const part = { contains: "is privileged" };

const described = (want: Want, violations: object[], unknowns: object[] = []) =>
  describeDifference(wanted(want), { violations, unknowns }).split("\n");

test.each<[string, Want, object[], string[]]>([
  [
    "what came beside nothing",
    "none",
    [one],
    ['came and not wanted: {"message":"container a is privileged","path":"/containers/0"}'],
  ],
  [
    "what did not come",
    [{ message: part, path: "/x" }],
    [],
    ['wanted and missing: {"message":{"contains":"is privileged"},"path":"/x"}'],
  ],
  [
    "member by member where one came for another",
    [
      {
        message: "container a is privileged",
        path: "/containers/7",
        observed: 1,
        severity: "high",
      },
    ],
    [one],
    [
      "another violation came than was wanted",
      'path: wanted "/containers/7"',
      '        came "/containers/0"',
      "observed: wanted 1",
      "            came without",
    ],
  ],
  [
    "what fits several",
    [{ message: part }, { path: "/containers/1" }],
    [one, two],
    [
      'fits several that came, so say more of it: {"message":{"contains":"is privileged"}}',
      'is wanted more than once, and came once: {"message":"container b is privileged","path":"/containers/1"}',
    ],
  ],
  ["that nothing was unknown", "unknown", [], ["wanted unknown, and nothing was unknown"]],
])("tells %s", (_, want, found, lines) => {
  expect(described(want, found)).toEqual(lines);
});

test("tells of unknowns that came and were not wanted, and cuts what is long", () => {
  const [line = ""] = described([], [], [{ message: "x".repeat(1000), path: "" }]);
  expect(line).toMatch(/^came and not wanted: \{"message":"x+…$/);
  expect(line.length).toBeLessThan(400);
});
