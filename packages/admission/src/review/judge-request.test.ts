import { unknownImages } from "@hasp/kubernetes";
import { type Decision, EvaluationError, type Evaluator } from "@hasp/policy";
import { expect, test } from "vitest";
import { always, judge } from "../testing/judge.ts";
import { decision, denial, evaluatorOf, podReview } from "../testing/review.ts";
import type { JudgeOptions } from "./judge-request.ts";

const uid = "705ab4f5-6393-11e8-b7cc-42010a800002";

const never = evaluatorOf(() => new Promise(() => {}));
const breaking = (error: Error, isAlways = false) =>
  evaluatorOf((input) => {
    if (isAlways || (input.kind === "workload" && input.workload.name !== "empty")) throw error;
    return decision;
  });
const evaluationError = (code: EvaluationError["code"]) => new EvaluationError(code, "why");
const pods = (count: number, container: object = {}) =>
  Array.from({ length: count }, (_, i) => ({ name: `c${i}`, image: "a:1", ...container }));
const deep = JSON.parse(`${'{"a":'.repeat(9000)}1${"}".repeat(9000)}`);
const withSpec = (spec: object) => podReview({ object: { metadata: { name: "web" }, spec } });

test.each<[string, unknown, Evaluator, Partial<JudgeOptions>?]>([
  ["an image that is none", podReview({}, { image: "NGINX/Bad:1" }), always(decision)],
  ["a list that is a text", podReview({}, { env: "A=1" }), always(decision)],
  ["501 containers", withSpec({ containers: pods(501) }), always(decision)],
  [
    "more variables than are judged",
    podReview({}, { env: Array.from({ length: 5001 }, (_, i) => ({ name: `V${i}`, value: "" })) }),
    always(decision),
  ],
  [
    "a quantity that is none",
    podReview({}, { resources: { limits: { memory: "1Zi" } } }),
    always(decision),
  ],
  ["no object", podReview({ object: null }), always(decision)],
  ["an object of bottomless depth", withSpec({ containers: [], affinity: deep }), always(decision)],
  [
    "a kind that is another inside",
    podReview({ object: { kind: "ConfigMap", apiVersion: "v1", metadata: { name: "web" } } }),
    always(decision),
  ],
  ["too large an input", podReview(), breaking(evaluationError("INPUT_TOO_LARGE"))],
  [
    "an evaluation that took too long",
    podReview(),
    breaking(evaluationError("EVALUATION_TIMEOUT")),
  ],
  ["an evaluation out of memory", podReview(), breaking(evaluationError("EVALUATION_EXHAUSTED"))],
  ["what breaks a policy", podReview(), breaking(evaluationError("EVALUATION_FAILED"))],
  ["what breaks ourselves", podReview(), breaking(new TypeError("a bug"))],
  ["what is slow when the time is up", podReview(), never, { deadline: 300 }],
  [
    "an image whose facts are too large to judge",
    podReview(),
    always(decision),
    {
      images: {
        summarize: async () => {
          throw evaluationError("INPUT_TOO_LARGE");
        },
      },
    },
  ],
])(
  "issue 6, wrong today 7: denies %s, whatever the failure policy",
  async (_, review, evaluator, options) => {
    for (const failurePolicy of ["allow", "deny"] as const) {
      const failures: unknown[] = [];
      const onFailure = (error: unknown) => void failures.push(error);
      const response = await judge(review, evaluator, { ...options, failurePolicy, onFailure });
      expect(response).toMatchObject({
        uid,
        allowed: false,
        status: {
          code: 422,
          message: expect.stringMatching(/^denied for what it holds, no decision/),
        },
        auditAnnotations: { failure: expect.any(String) },
      });
      expect(failures).toHaveLength(1);
    }
  },
);

const locked = {
  summarize: async () => {
    throw new Error("locked");
  },
};

test.each<[string, Evaluator, Partial<JudgeOptions>]>([
  ["EVALUATION_FAILED", breaking(evaluationError("EVALUATION_FAILED"), true), {}],
  ["JUDGEMENT_FAILED", breaking(new Error("a bug"), true), {}],
  ["KIND_UNKNOWN", breaking(evaluationError("KIND_UNKNOWN")), {}],
  ["IMAGE_SOURCE_FAILED", never, { images: locked }],
  [
    "DEADLINE_EXCEEDED",
    never,
    { deadline: 20, images: { summarize: () => new Promise(() => {}) } },
  ],
])("leaves %s of ours to the failure policy", async (code, evaluator, options) => {
  const failures: unknown[] = [];
  const onFailure = (error: unknown) => void failures.push(error);
  const closed = await judge(podReview(), evaluator, { ...options, onFailure });
  expect(closed).toMatchObject({
    uid,
    allowed: false,
    status: { code: 500, message: expect.stringContaining(code) },
    auditAnnotations: { failure: code, "failure-policy": "deny" },
  });
  const open = await judge(podReview(), evaluator, { ...options, failurePolicy: "allow" });
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
  const open = await judge(podReview(), never, { evaluator, failurePolicy: "allow" });
  expect(open).toMatchObject({ allowed: true });
});

test.each<[string, Decision, Partial<JudgeOptions>]>([
  [
    "it cannot be written down",
    denial,
    {
      onDecision: () => {
        throw new Error("the disk is full");
      },
    },
  ],
  ["it cannot be shown", { ...denial, violations: [null as never] }, {}],
  ["its verdict is a word of its own", { ...decision, verdict: "perhaps" as never }, {}],
])("a denial holds where %s", async (_, made, options) => {
  const response = await judge(podReview(), always(made), { ...options, failurePolicy: "allow" });
  expect(response).toMatchObject({ allowed: false, status: { code: 403 } });
});

test("a Pod of several that is allowed lets no other pass that could not be judged", async () => {
  const template = (name: string) => ({
    template: { spec: { containers: [{ name, image: "a" }] } },
  });
  const review = podReview({
    kind: { group: "batch.volcano.sh", version: "v1alpha1", kind: "Job" },
    object: { metadata: { name: "web" }, spec: { tasks: [template("a"), template("b")] } },
  });
  const evaluator = evaluatorOf((input) => {
    const name = input.kind === "workload" ? input.workload.containers[0]?.name : undefined;
    if (name === "b") return decision;
    throw evaluationError("EVALUATION_FAILED");
  });
  expect(await judge(review, evaluator)).toMatchObject({ allowed: false });
});

test("one Pod of several that is denied denies the object, whatever fails over the others", async () => {
  const template = (name: string) => ({
    template: { spec: { containers: [{ name, image: "a" }] } },
  });
  const review = podReview({
    kind: { group: "batch.volcano.sh", version: "v1alpha1", kind: "Job" },
    object: { metadata: { name: "web" }, spec: { tasks: [template("a"), template("b")] } },
  });
  const evaluator = evaluatorOf((input) => {
    const name = input.kind === "workload" ? input.workload.containers[0]?.name : undefined;
    if (name === "b") return denial;
    throw evaluationError("EVALUATION_FAILED");
  });
  const response = await judge(review, evaluator, { failurePolicy: "allow" });
  expect(evaluator.inputs).toHaveLength(2);
  expect(response).toMatchObject({ allowed: false, status: { code: 403 } });
});

test("says how much time there was, and what to do", async () => {
  const images = { summarize: () => new Promise<never>(() => {}) };
  const { status } = await judge(podReview(), never, { deadline: 20, images });
  expect(status?.message).toBe(
    "denied by the failure policy, no decision: DEADLINE_EXCEEDED: no decision within 20 ms (raise timeoutSeconds of the webhook, or look at what image facts and policies cost)",
  );
});

test("does not judge any more what was read too late", async () => {
  const evaluator = evaluatorOf(() => decision);
  const read = Promise.withResolvers<void>();
  const images: JudgeOptions["images"] = {
    async summarize(query) {
      await read.promise;
      return unknownImages.summarize(query);
    },
  };
  await judge(podReview(), evaluator, { deadline: 20, images });
  read.resolve();
  await new Promise((done) => setTimeout(done, 20));
  expect(evaluator.inputs).toEqual([]);
});
