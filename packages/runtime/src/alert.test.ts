import type { Decision } from "@hasp/policy";
import { expect, test } from "vitest";
import { Alert, alertOf } from "./alert.ts";
import type { RunInput } from "./run-inputs.ts";
import { summary } from "./testing/recorded.ts";

const time = "2026-11-24T12:00:00.000Z";
const digest = `sha256:${"a".repeat(64)}`;
const allowed: Decision = {
  contract: 1,
  bundle: { revision: "r", digest },
  input: { digest },
  phase: "run",
  time,
  subject: { kind: "process", name: "web" },
  verdict: "allow",
  policies: 2,
  violations: [],
  excepted: [],
  existing: [],
  undecided: [],
  outOfScope: [],
};
const process = { pid: 9, name: "sh", args: ["sh"] };
const onNode: RunInput = {
  contract: 1,
  phase: "run",
  kind: "process",
  context: { time, node: { name: "node-1" } },
  event: { type: "exec", time, coverage: "complete", process, ancestry: [] },
};
const inContainer: RunInput = {
  ...onNode,
  workload: { apiVersion: "v1", kind: "Pod", name: "web-1", namespace: "shop" },
  container: { name: "web", id: "4f5e", image: { ...summary, id: digest } },
};
const undecided: Decision = {
  ...allowed,
  verdict: "unknown",
  undecided: [{ code: "POLICY_UNDECIDED", effect: "unknown", path: "", message: "not told" }],
};
const violation: Decision["violations"][number] = {
  policy: "x",
  title: "X",
  severity: "low",
  enforcement: "audit",
  message: "x",
  path: "",
  evidence: {},
  remediation: "",
};

test("says where it happened, and what could not be told", () => {
  expect(Alert.parse(alertOf(inContainer, undecided))).toEqual({
    schemaVersion: "1",
    type: "alert",
    time,
    node: "node-1",
    workload: { apiVersion: "v1", kind: "Pod", name: "web-1", namespace: "shop" },
    container: { id: "4f5e", name: "web" },
    image: { reference: "base:1.0", id: digest },
    coverage: "complete",
    process,
    ancestry: [],
    decision: undecided,
  });
});

test("of the node itself has no container", () => {
  const alert = alertOf(onNode, undecided);
  expect(alert).toMatchObject({ node: "node-1", process });
  expect(alert).not.toHaveProperty("container");
});

test.each([
  ["deny", []],
  ["warn", []],
  ["unknown", []],
  ["allow", [violation]],
] as const)("is written for %s with %j", (verdict, violations) => {
  expect(alertOf(onNode, { ...allowed, verdict, violations: [...violations] })).toBeDefined();
});

test("is not written where nothing was found", () => {
  expect(alertOf(onNode, allowed)).toBeUndefined();
});
