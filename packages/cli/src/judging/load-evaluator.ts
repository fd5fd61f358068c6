import { createEvaluator, type Evaluator, type WorkerEvaluatorOptions } from "@hasp/policy";
import type { Invocation } from "../command.ts";
import { loadBundle } from "./load-bundle.ts";

/** An evaluator over the bundle to judge with; close it. @throws as `loadBundle` does */
export async function loadEvaluator(
  invocation: Invocation,
  options: Pick<WorkerEvaluatorOptions, "deadline"> = {},
): Promise<Evaluator> {
  return createEvaluator(loadBundle(invocation), options);
}
