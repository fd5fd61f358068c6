import { CodedError } from "@hasp/core";
import { KubernetesError } from "@hasp/kubernetes";
import { EvaluationError, Input } from "@hasp/policy";
import { expect, test } from "vitest";
import { AdmissionError } from "../error.ts";
import { decision, evaluatorOf } from "../testing/review.ts";
import { isFaultOfInput, isFaultOfRequest } from "./whose-fault.ts";

const time = "2026-11-23T12:00:00.000Z";
const sourceFailed = (cause?: unknown) =>
  new KubernetesError("IMAGE_SOURCE_FAILED", "m", { cause });

test.each<readonly [string, unknown, boolean]>([
  ["an object that cannot be read", new KubernetesError("OBJECT_INVALID", "m"), true],
  ["a review that cannot be read", new AdmissionError("REVIEW_INVALID", "m"), true],
  ["what nobody foresaw", new TypeError("m"), true],
  ["another domain's error", new EvaluationError("KIND_UNKNOWN", "m"), true],
  ["a source that does not answer", sourceFailed(new Error("locked")), false],
  ["a source without a reason", sourceFailed(), false],
  ["a source that failed by a code", sourceFailed(new CodedError("DB_INVALID", "m")), false],
  [
    "an image that is too large to judge",
    sourceFailed(new EvaluationError("INPUT_TOO_LARGE", "m")),
    true,
  ],
  ["no time left", new AdmissionError("DEADLINE_EXCEEDED", "m"), false],
])("reading a request failed by %s", (_, error, expected) => {
  expect(isFaultOfRequest(error)).toBe(expected);
});

test.each(["INPUT_TOO_LARGE", "EVALUATION_TIMEOUT", "EVALUATION_EXHAUSTED"] as const)(
  "%s is the input's fault, and nothing is tried",
  async (code) => {
    const evaluator = evaluatorOf(() => decision);
    expect(await isFaultOfInput(new EvaluationError(code, "m"), evaluator, time)).toBe(true);
    expect(evaluator.inputs).toEqual([]);
  },
);

test("a code that says nothing of the input is ours, and nothing is tried", async () => {
  const evaluator = evaluatorOf(() => decision);
  expect(await isFaultOfInput(new EvaluationError("KIND_UNKNOWN", "m"), evaluator, time)).toBe(
    false,
  );
  expect(evaluator.inputs).toEqual([]);
});

test.each([new EvaluationError("EVALUATION_FAILED", "m"), new TypeError("m")])(
  "%s is the input's fault where a Pod that holds nothing can be judged, else ours",
  async (error) => {
    const whole = evaluatorOf(() => decision);
    expect(await isFaultOfInput(error, whole, time)).toBe(true);
    const broken = evaluatorOf(() => {
      throw error;
    });
    expect(await isFaultOfInput(error, broken, time)).toBe(false);
    expect(broken.inputs).toEqual(whole.inputs);
    expect(whole.inputs.map((input) => Input.parse(input))).toEqual([
      {
        context: { time },
        contract: 1,
        kind: "workload",
        phase: "deploy",
        workload: {
          apiVersion: "v1",
          kind: "Pod",
          name: "empty",
          namespace: "default",
          annotations: {},
          labels: {},
          owners: [],
          containers: [],
          pod: {
            at: "/spec",
            annotations: {},
            labels: {},
            nodeSelector: {},
            hostAliases: [],
            imagePullSecrets: [],
            readinessGates: [],
            resourceClaims: [],
            security: { sysctls: [] },
            tolerations: [],
            topologySpread: [],
            volumes: [],
          },
        },
      },
    ]);
  },
);
