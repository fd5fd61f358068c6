import { describe, expect, test, vi } from "vitest";
import { compileAndOpen } from "../testing/compile-bundle.ts";
import {
  contractEntrypoints,
  contractRego,
  evaluatorContract,
  resourceInput,
} from "../testing/evaluator-contract.ts";
import { createEvaluator } from "./create-evaluator.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

// a suite of its own: Stryker takes no notice of a hook that fails for the whole file
describe("an evaluator", () => evaluatorContract(createEvaluator));

test("ends a policy that does not, and gives those behind it to another worker", async () => {
  const bundle = await compileAndOpen({ rego: contractRego, entrypoints: contractEntrypoints });
  const evaluator = await createEvaluator(bundle, { deadline: 500 });
  const [first, looping, second, third] = await Promise.allSettled([
    evaluator.evaluate(resourceInput({ n: 1 })),
    evaluator.evaluate(resourceInput({ act: "loop" })),
    evaluator.evaluate(resourceInput({ n: 2 })),
    evaluator.evaluate(resourceInput({ n: 3 })),
  ]);
  expect(looping).toMatchObject({
    status: "rejected",
    reason: { name: "EvaluationError", code: "EVALUATION_TIMEOUT", hint: expect.any(String) },
  });
  expect([first, second, third].map(({ status }) => status)).toEqual(Array(3).fill("fulfilled"));
  await expect(evaluator.evaluate(resourceInput({ n: 4 }))).resolves.toBeDefined();
  await evaluator.close();
});

test("has the decisions of a batch's other inputs where one reaches the deadline", async () => {
  const bundle = await compileAndOpen({ rego: contractRego, entrypoints: contractEntrypoints });
  const evaluator = await createEvaluator(bundle, { deadline: 500 });
  const objects = [{ n: 1 }, { act: "loop" }, { n: 2 }, { act: "conflict" }, { n: 3 }];
  const answers = await evaluator.evaluateBatch(objects.map(resourceInput));
  expect(answers.map((one) => ("code" in one ? one.code : one.verdict))).toEqual([
    "deny",
    "EVALUATION_TIMEOUT",
    "deny",
    "EVALUATION_FAILED",
    "deny",
  ]);
  await evaluator.close();
});

test("refuses what is under way when it is closed", async () => {
  const bundle = await compileAndOpen({ rego: contractRego, entrypoints: contractEntrypoints });
  const evaluator = await createEvaluator(bundle);
  const refused = expect(evaluator.evaluate(resourceInput({ act: "loop" }))).rejects.toThrow(
    /closed/,
  );
  await evaluator.close();
  await refused;
});

test("throws what a bundle that comes later is rejected with", async () => {
  const error = new Error("no such file");
  await expect(createEvaluator(Promise.reject(error))).rejects.toBe(error);
});
