import { expect, test } from "vitest";
import type { Decision, Verdict } from "../decision.ts";
import { compareDecisions } from "./compare-decisions.ts";

const digest = `sha256:${"a".repeat(64)}` as const;

function decision(verdict: Verdict, lists: object = {}): Decision {
  return {
    contract: 1,
    bundle: { revision: "1", digest },
    input: { digest },
    phase: "deploy",
    time: "2026-11-24T12:00:00.000Z",
    subject: { kind: "workload", name: "Deployment/web" },
    verdict,
    policies: 1,
    violations: [],
    excepted: [],
    existing: [],
    undecided: [],
    outOfScope: [],
    ...lists,
  } as Decision;
}

const violation = (policy: string, rest: object = {}) => ({
  policy,
  title: "a",
  severity: "high",
  enforcement: "enforce",
  message: "b",
  path: "/workload",
  evidence: {},
  remediation: "c",
  ...rest,
});

test.each([
  ["allow", "deny", "newly denied"],
  ["unknown", "deny", "newly denied"],
  ["warn", "unknown", "newly undecided"],
  ["allow", "warn", "newly warned"],
  ["deny", "allow", "newly allowed"],
  ["deny", "warn", "newly allowed"],
  ["unknown", "warn", "newly allowed"],
  ["deny", "unknown", "changed"],
  ["warn", "allow", "changed"],
] as const)("from %s to %s is %s", (from, to, change) => {
  expect(compareDecisions(decision(from), decision(to))).toEqual({ change, from, to, by: [] });
});

test("the same found in another bundle, order and wording of the remedy is no change", () => {
  const [a, b] = [violation("a"), violation("a", { path: "/x" })];
  const before = decision("deny", { violations: [a, b] });
  const after = decision("deny", {
    violations: [b, { ...a, remediation: "new", title: "new" }],
    bundle: { revision: "2", digest },
    policies: 9,
  });
  expect(compareDecisions(before, after)).toBeUndefined();
});

const undecided = { code: "IMAGE_UNKNOWN", effect: "unknown", path: "", message: "m" };

test.each([
  ["comes", {}, { violations: [violation("a")] }, ["newly denied", "none", "deny", 0, 1]],
  [
    "is excepted",
    { violations: [violation("a")] },
    { excepted: [violation("a")] },
    ["newly allowed", "deny", "excepted", 1, 1],
  ],
  [
    "is there before",
    { violations: [violation("a")] },
    { existing: [violation("a")] },
    ["newly allowed", "deny", "warn", 1, 1],
  ],
  [
    "is left out",
    { existing: [violation("a", { enforcement: "audit" })] },
    { outOfScope: [{ policy: "a", count: 3 }] },
    ["changed", "audit", "out of scope", 1, 3],
  ],
  [
    "cannot tell",
    {},
    { undecided: [{ ...undecided, policy: "a" }] },
    ["newly undecided", "none", "unknown", 0, 1],
  ],
  [
    "finds more",
    { violations: [violation("a")] },
    { violations: [violation("a"), violation("a")] },
    ["changed", "deny", "deny", 1, 2],
  ],
  [
    "finds other",
    { violations: [violation("a")] },
    { violations: [violation("a", { message: "x" })] },
    ["changed", "deny", "deny", 1, 1],
  ],
  [
    "is graver",
    { violations: [violation("a")] },
    { violations: [violation("a", { severity: "low" })] },
    ["changed", "deny", "deny", 1, 1],
  ],
] as const)("a policy that %s is named with its effects", (_, before, after, expected) => {
  const [change, from, to, fromCount, toCount] = expected;
  const found = compareDecisions(decision("deny", before), decision("deny", after));
  expect(found).toMatchObject({ change: "changed", from: "deny", to: "deny" });
  expect(found?.by).toEqual([{ by: "a", change, from, to, fromCount, toCount }]);
});

test("what no policy says is named by its code", () => {
  const found = compareDecisions(
    decision("allow"),
    decision("unknown", { undecided: [undecided] }),
  );
  expect(found).toMatchObject({ change: "newly undecided", by: [{ by: "IMAGE_UNKNOWN" }] });
});
