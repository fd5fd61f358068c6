import type { Decision } from "@hasp/policy";
import { expect, test } from "vitest";
import { summary } from "../testing/recorded.ts";
import { watchedAs } from "../testing/watched.ts";
import { Alert, alertOf } from "./alert.ts";
import { containerInput, type RunInput } from "./run-inputs.ts";

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

test("names an image's digest, and is sampled where no event says otherwise", () => {
  const image = { ...summary, digest };
  const settings = containerInput(watchedAs("plain"), { context: { time }, needs: {}, lost: 0 });
  const input = { ...settings, container: { ...settings.container, image } };
  expect(Alert.parse(alertOf(input, undecided))).toMatchObject({
    image: { reference: "base:1.0", digest },
    coverage: "sampled",
  });
});

test("is written for what was excepted, alone or beside what is only recorded", () => {
  const excepted = [
    { ...violation, exception: { id: "EX-1", owner: "x", reason: "x", expires: "x" } },
  ];
  expect(alertOf(onNode, { ...allowed, excepted })).toBeDefined();
  expect(alertOf(onNode, { ...allowed, excepted, violations: [violation] })).toBeDefined();
});

test("is not written where nothing was found", () => {
  expect(alertOf(onNode, allowed)).toBeUndefined();
});
