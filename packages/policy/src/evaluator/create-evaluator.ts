import type { Bundle } from "../bundle/bundle.ts";
import type { Evaluator } from "../evaluator.ts";
import { type EvaluatorOptions, evaluatorDefaults } from "./evaluator-options.ts";
import { checkDecides, judge } from "./judge.ts";
import { compileOpaModule } from "./opa-module.ts";
import { PolicyWorker } from "./policy-worker.ts";

export interface WorkerEvaluatorOptions extends EvaluatorOptions {
  /** Milliseconds for one evaluation; 5000 when not given. */
  readonly deadline?: number;
}

const DEADLINE = 5000;

/**
 * Judges in a worker thread, so that a policy that never ends is ended at the deadline.
 * @throws BundleError `BUNDLE_CORRUPT`, `ABI_UNSUPPORTED`, `BUILTIN_UNKNOWN`, `ENTRYPOINT_MISSING`
 */
export async function createEvaluator(
  bundle: Bundle,
  options: WorkerEvaluatorOptions = {},
): Promise<Evaluator> {
  const { memoryPages, maxInputBytes, deadline } = {
    deadline: DEADLINE,
    ...evaluatorDefaults,
    ...options,
  };
  checkDecides(bundle);
  const worker = await PolicyWorker.start(await compileOpaModule(bundle, memoryPages), deadline);
  return {
    bundle: { revision: bundle.revision, digest: bundle.digest },
    evaluate(input) {
      return judge(bundle, input, maxInputBytes, (entrypoint, text) =>
        worker.evaluate(entrypoint, text),
      );
    },
    close() {
      return worker.close();
    },
  };
}
