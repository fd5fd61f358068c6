import type { Bundle } from "../bundle/bundle.ts";
import type { TextEvaluator } from "../evaluator.ts";
import { checkDecides, createJudge, type EvaluatorOptions, evaluatorDefaults } from "./judge.ts";
import { compileOpaModule } from "./opa-module.ts";
import { PolicyWorker } from "./policy-worker.ts";

export interface WorkerEvaluatorOptions extends EvaluatorOptions {
  /** Milliseconds for one evaluation, not counting what it waits for others; 5000 when not given. */
  readonly deadline?: number;
}

const DEADLINE = 5000;

/**
 * Judges in a worker thread, so that a policy that never ends is ended at the deadline.
 * @param bundle a promise where the thread may start before it is opened
 * @throws BundleError `BUNDLE_CORRUPT`, `ABI_UNSUPPORTED`, `BUILTIN_UNKNOWN`, `ENTRYPOINT_MISSING`; and what the promise is rejected with
 */
export async function createEvaluator(
  bundle: Bundle | Promise<Bundle>,
  options: WorkerEvaluatorOptions = {},
): Promise<TextEvaluator> {
  const { memoryPages, maxInputBytes, deadline } = {
    deadline: DEADLINE,
    ...evaluatorDefaults,
    ...options,
  };
  const compile = async () => {
    const opened = await bundle;
    checkDecides(opened);
    return compileOpaModule(opened, memoryPages);
  };
  const worker = await PolicyWorker.start(compile(), deadline);
  return {
    ...createJudge(await bundle, maxInputBytes, (request) => worker.run(request)),
    close: () => worker.close(),
  };
}
