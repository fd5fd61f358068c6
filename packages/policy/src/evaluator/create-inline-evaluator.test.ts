import { describe, expect, test, vi } from "vitest";
import { compileAndOpen } from "../testing/compile-bundle.ts";
import {
  contractEntrypoints,
  contractRego,
  evaluatorContract,
  resourceInput,
} from "../testing/evaluator-contract.ts";
import { createInlineEvaluator } from "./create-inline-evaluator.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

// a suite of its own: Stryker takes no notice of a hook that fails for the whole file
describe("an evaluator", () => evaluatorContract(createInlineEvaluator));

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
  expect(before).toBeGreaterThan(0);
  for (let round = 0; round < 7000; round += 1)
    for (const input of inputs) await evaluator.evaluate(input);
  expect(evaluator.memorySize).toBe(before);
  await evaluator.close();
});

test("stops at 512 MiB of memory and 16 MiB of input where nothing else is said", async () => {
  const rego =
    'package hasp.decide\n\nresource := {"counted": count(numbers.range(1, input.object.n))}\n';
  const bundle = await compileAndOpen({ rego, entrypoints: ["hasp/decide/resource"] });
  const refusal = (object: Record<string, unknown>) =>
    createInlineEvaluator(bundle).then((evaluator) =>
      evaluator.evaluate(resourceInput(object)).catch(({ code }: { code: string }) => code),
    );
  expect(await refusal({ n: 20_000_000 })).toBe("EVALUATION_EXHAUSTED");
  // its result is no decision, so it came to its end
  expect(await refusal({ n: 1_000_000 })).toBe("EVALUATION_FAILED");
  expect(await refusal({ n: 1, text: "x".repeat(16 * 2 ** 20) })).toBe("INPUT_TOO_LARGE");
  expect(await refusal({ n: 1, text: "x".repeat(15 * 2 ** 20) })).toBe("EVALUATION_FAILED");
});
