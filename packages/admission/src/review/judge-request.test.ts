import { EvaluationError, type Evaluator, Input } from "@hasp/policy";
import { expect, test } from "vitest";
import { decision, denial, evaluatorOf, podReview, violation } from "../testing/review.ts";
import { unknownImages } from "../workload/summarize-images.ts";
import { parseReview } from "./admission-review.ts";
import { type JudgeOptions, judgeRequest } from "./judge-request.ts";

const uid = "705ab4f5-6393-11e8-b7cc-42010a800002";

function judge(review: unknown, evaluator: Evaluator, options: Partial<JudgeOptions> = {}) {
  return judgeRequest(parseReview(review), {
    evaluator: () => evaluator,
    images: unknownImages,
    failurePolicy: "deny",
    deadline: 10_000,
    now: () => new Date("2026-11-23T12:00:00Z"),
    ...options,
  });
}

test("builds the input from the request and the server's settings", async () => {
  const evaluator = evaluatorOf(() => decision);
  const decisions: unknown[] = [];
  const onDecision = (made: unknown) => void decisions.push(made);
  await judge(podReview(), evaluator, { cluster: "eu-1", environment: "production", onDecision });
  expect(decisions).toEqual([decision]);
  const input = Input.parse(evaluator.inputs[0]);
  expect(input).toMatchObject({
    phase: "deploy",
    kind: "workload",
    context: {
      time: "2026-11-23T12:00:00.000Z",
      cluster: "eu-1",
      environment: "production",
      operation: "CREATE",
      user: {
        name: "kubernetes-admin",
        groups: ["kubeadm:cluster-admins", "system:authenticated"],
      },
    },
    workload: { kind: "Pod", name: "web", namespace: "shop", serviceAccount: "default" },
  });
});

test("denies with every violation in one message", async () => {
  const second = {
    ...violation,
    policy: "missing-limits",
    severity: "medium" as const,
    message: "no memory limit",
    path: "/workload/containers/0/resources/limits/memory",
    remediation: "Set resources.limits.memory.",
  };
  const warned = { ...second, policy: "mutable-tag", enforcement: "warn" as const };
  const violations = [second, violation, warned];
  const response = await judge(
    podReview(),
    evaluatorOf(() => ({ ...denial, violations })),
  );
  expect(response).toEqual({
    uid,
    allowed: false,
    status: {
      status: "Failure",
      code: 403,
      reason: "Forbidden",
      message: [
        "Pod/web is denied: 2 violations (bundle 7, sha256:bbbbbbbbbbbb)",
        '1. [critical] privileged-container: container "web" is privileged',
        "   at /spec/containers/0/securityContext/privileged",
        "   fix: Set privileged to false.",
        "2. [medium] missing-limits: no memory limit",
        "   at /spec/containers/0/resources/limits/memory",
        "   fix: Set resources.limits.memory.",
      ].join("\n"),
    },
    warnings: [
      "[medium] mutable-tag: no memory limit (at /spec/containers/0/resources/limits/memory)",
    ],
    auditAnnotations: {
      verdict: "deny",
      "bundle-revision": "7",
      "bundle-digest": decision.bundle.digest,
      "input-digest": decision.input.digest,
      violations: "missing-limits=enforce,mutable-tag=warn,privileged-container=enforce",
    },
  });
});

test("allows with warnings, and shows what is excepted", async () => {
  const exception = { id: "EX-7", owner: "ana", reason: "node tuning", expires: "2027-01-01" };
  const response = await judge(
    podReview(),
    evaluatorOf(() => ({ ...decision, excepted: [{ ...violation, exception }] })),
  );
  expect(response).toMatchObject({
    allowed: true,
    warnings: ["excepted: privileged-container by EX-7 of ana until 2027-01-01"],
    auditAnnotations: { verdict: "allow", excepted: "privileged-container=EX-7" },
  });
  expect(response.status).toBeUndefined();
});

test("keeps warnings within what the API server passes on", async () => {
  const violations = Array.from({ length: 60 }, (_, i) => ({
    ...violation,
    enforcement: "warn" as const,
    message: `${i} \u001b[31m\n${"x".repeat(i % 2 === 0 ? 500 : 10)}`,
  }));
  const { warnings = [] } = await judge(
    podReview(),
    evaluatorOf(() => ({ ...decision, verdict: "warn", violations })),
  );
  expect(warnings.length).toBeLessThanOrEqual(20);
  expect(warnings.every((warning) => warning.length <= 256)).toBe(true);
  expect(warnings.join("").length).toBeLessThanOrEqual(4096);
  expect(warnings.join("")).not.toMatch(/\p{Cc}/u);
  expect(warnings.at(-1)).toBe(`… and ${60 - (warnings.length - 1)} more`);
});

test("keeps a message of very many violations readable and says what it leaves out", async () => {
  const violations = Array.from({ length: 2000 }, () => violation);
  const { status } = await judge(
    podReview(),
    evaluatorOf(() => ({ ...denial, violations })),
  );
  expect(status?.message.length).toBeLessThan(70_000);
  expect(status?.message).toMatch(/2000 violations[\s\S]+… and \d+ more: run hasp check manifest/);
});

test.each([
  ["DELETE", { operation: "DELETE", object: null }],
  ["exec", { operation: "CONNECT", subResource: "exec", object: { kind: "PodExecOptions" } }],
  ["an eviction", { subResource: "eviction", object: { kind: "Eviction" } }],
  ["a status", { operation: "UPDATE", subResource: "status" }],
  [
    "an object on its way out",
    {
      operation: "UPDATE",
      object: { metadata: { name: "web", deletionTimestamp: "2026-11-23T12:00:00Z" } },
    },
  ],
])("allows %s without judging", async (_, request) => {
  const evaluator = evaluatorOf(() => denial);
  const response = await judge(podReview(request), evaluator);
  expect(response).toEqual({ uid, allowed: true, auditAnnotations: { verdict: "not-judged" } });
  expect(evaluator.inputs).toEqual([]);
});

test("judges a Pod that gets an ephemeral container", async () => {
  const review = podReview({ operation: "UPDATE", subResource: "ephemeralcontainers" });
  const { object } = (review as { request: { object: { spec: object } } }).request;
  Object.assign(object.spec, {
    ephemeralContainers: [{ name: "debugger-8xzrl", image: "busybox", targetContainerName: "web" }],
  });
  const evaluator = evaluatorOf(() => denial);
  expect(await judge(review, evaluator)).toMatchObject({ allowed: false });
  expect(evaluator.inputs[0]).toMatchObject({
    context: { operation: "UPDATE" },
    workload: { containers: [{ role: "app" }, { role: "ephemeral", name: "debugger-8xzrl" }] },
  });
});

const never = evaluatorOf(() => new Promise(() => {}));
const failing = evaluatorOf(() => {
  throw new EvaluationError("EVALUATION_FAILED", "out of memory", { hint: "give it more" });
});
const crashing = evaluatorOf(() => {
  throw new Error("a bug");
});
const locked = {
  summarize: async () => {
    throw new Error("locked");
  },
};

test.each([
  ["DEADLINE_EXCEEDED", podReview(), never, { deadline: 5 }],
  ["EVALUATION_FAILED", podReview(), failing, {}],
  ["JUDGEMENT_FAILED", podReview(), crashing, {}],
  ["IMAGE_SOURCE_FAILED", podReview(), never, { images: locked }],
  ["OBJECT_INVALID", podReview({}, { image: "NOT/An Image" }), never, {}],
  ["OBJECT_INVALID", podReview({}, { env: "A=1" }), never, {}],
  ["OBJECT_INVALID", podReview({ object: null }), never, {}],
])("leaves %s to the failure policy", async (code, review, evaluator, options) => {
  const failures: unknown[] = [];
  const onFailure = (error: unknown) => void failures.push(error);
  const closed = await judge(review, evaluator, { ...options, onFailure });
  expect(closed).toMatchObject({
    uid,
    allowed: false,
    status: { code: 500, message: expect.stringContaining(code) },
    auditAnnotations: { failure: code, "failure-policy": "deny" },
  });
  const open = await judge(review, evaluator, { ...options, failurePolicy: "allow" });
  expect(open).toMatchObject({
    uid,
    allowed: true,
    warnings: [expect.stringContaining(code)],
    auditAnnotations: { failure: code, "failure-policy": "allow" },
  });
  expect(failures).toHaveLength(1);
});

test("leaves a missing bundle to the failure policy", async () => {
  const evaluator = () => {
    throw new Error("no bundle yet");
  };
  expect(await judge(podReview(), never, { evaluator })).toMatchObject({
    allowed: false,
    status: { message: expect.stringContaining("no bundle yet") },
  });
});
