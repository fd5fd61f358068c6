import type { Evaluator } from "@hasp/policy";
import { expect, test } from "vitest";
import { judge as judgeReview } from "../testing/judge.ts";
import { decision, denial, evaluatorOf, podReview } from "../testing/review.ts";
import type { JudgeOptions } from "./judge-request.ts";
import { createTurns } from "./turns.ts";

const containers = [{ name: "web", image: "a:1" }];
const never = evaluatorOf(() => new Promise(() => {}));

function judge(
  review: unknown,
  evaluator: Evaluator,
  options: Pick<JudgeOptions, "turns" | "deadline">,
) {
  return judgeReview(review, evaluator, { failurePolicy: "allow", ...options });
}

function reviewIn(namespace: string) {
  return podReview({ namespace, object: { metadata: { name: "web" }, spec: { containers } } });
}

function wait(milliseconds: number) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

test("a Pod that waits behind a slow one is ours to answer for, unless one namespace asked for both", async () => {
  const turns = createTurns();
  const answers = await Promise.all([
    judge(reviewIn("evil"), never, { turns, deadline: 400 }),
    judge(reviewIn("evil"), never, { turns, deadline: 350 }),
    judge(reviewIn("shop"), never, { turns, deadline: 350 }),
  ]);
  expect(answers.map(({ allowed }) => allowed)).toEqual([false, false, true]);
  for (const { auditAnnotations } of answers) {
    expect(auditAnnotations).toMatchObject({ failure: "DEADLINE_EXCEEDED" });
  }
});

test("judges in time what others ask for, however many slow objects one namespace sends", async () => {
  const evaluator = evaluatorOf(async (input) => {
    await wait(input.kind === "workload" && input.workload.namespace === "evil" ? 300 : 1);
    return denial;
  });
  const options = { turns: createTurns(), deadline: 1000 };
  const flood = Array.from({ length: 20 }, () => judge(reviewIn("evil"), evaluator, options));
  expect(await judge(reviewIn("shop"), evaluator, options)).toMatchObject({
    allowed: false,
    status: { code: 403 },
  });
  for (const { allowed } of await Promise.all(flood)) expect(allowed).toBe(false);
});

test("stops judging an object with many Pods when its time is up", async () => {
  const tasks = Array.from({ length: 20 }, () => ({ template: { spec: { containers } } }));
  const review = podReview({
    kind: { group: "batch.volcano.sh", version: "v1alpha1", kind: "Job" },
    object: { metadata: { name: "web" }, spec: { tasks } },
  });
  const evaluator = evaluatorOf(async () => {
    await wait(100);
    return decision;
  });
  const { allowed, status } = await judge(review, evaluator, {
    turns: createTurns(),
    deadline: 350,
  });
  expect({ allowed, code: status?.code }).toEqual({ allowed: false, code: 422 });
  await wait(300);
  expect(evaluator.inputs.length).toBeLessThan(6);
});
