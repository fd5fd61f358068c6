import { expect, test } from "vitest";
import { compileAndOpen } from "../testing/compile-bundle.ts";
import {
  contractEntrypoints,
  contractRego,
  evaluatorContract,
  resourceInput,
} from "../testing/evaluator-contract.ts";
import { createInlineEvaluator } from "./create-inline-evaluator.ts";

evaluatorContract(createInlineEvaluator);

test("keeps its memory over many evaluations, host builtins and errors of theirs included", async () => {
  const bundle = await compileAndOpen({
    rego: contractRego,
    entrypoints: contractEntrypoints,
    data: { table: Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`k${i}`, i])) },
  });
  const evaluator = await createInlineEvaluator(bundle);
  const inputs = [
    resourceInput({ show: { a: [1, "b"] } }),
    resourceInput({ version: "no version" }),
    resourceInput({ list: Array.from({ length: 300 }, (_, index) => `item ${index}`) }),
  ];
  for (const input of inputs) await evaluator.evaluate(input);
  const before = evaluator.memorySize;
  for (let round = 0; round < 7000; round += 1)
    for (const input of inputs) await evaluator.evaluate(input);
  expect(evaluator.memorySize).toBe(before);
  await evaluator.close();
});
