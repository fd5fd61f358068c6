import type { Bundle } from "../bundle/bundle.ts";
import type { Evaluator } from "../evaluator.ts";
import {
  checkDecides,
  createJudge,
  type EvaluatorOptions,
  evaluatorClosed,
  evaluatorDefaults,
} from "./judge.ts";
import { compileOpaModule } from "./opa-module.ts";

/** An evaluator that says how much memory its instance holds. */
export interface InlineEvaluator extends Evaluator {
  /** Bytes of the instance's linear memory. */
  readonly memorySize: number;
}

/**
 * Judges on the calling thread: the fastest way, without a deadline, for trusted bundles and benchmarks.
 * @throws BundleError `BUNDLE_CORRUPT`, `ABI_UNSUPPORTED`, `BUILTIN_UNKNOWN`, `ENTRYPOINT_MISSING`
 */
export async function createInlineEvaluator(
  bundle: Bundle,
  options: EvaluatorOptions = {},
): Promise<InlineEvaluator> {
  const { memoryPages, maxInputBytes } = { ...evaluatorDefaults, ...options };
  checkDecides(bundle);
  // the SDK takes some 20 ms to load, which programs that evaluate in a worker do not need
  const { OpaPolicy } = await import("./opa-instance.ts");
  const policy = new OpaPolicy(await compileOpaModule(bundle, memoryPages));
  let closed = false;

  const judge = createJudge(bundle, maxInputBytes, (request) => {
    if (closed) throw evaluatorClosed();
    return policy.evaluate(request);
  });
  return {
    ...judge,
    async close() {
      closed = true;
    },
    get memorySize() {
      return policy.memorySize;
    },
  };
}
