import type { Bundle } from "../bundle/bundle.ts";
import { EvaluationError } from "../error.ts";
import type { Evaluator } from "../evaluator.ts";
import { type EvaluatorOptions, evaluatorDefaults } from "./evaluator-options.ts";
import { checkDecides, judge } from "./judge.ts";
import { OpaInstance } from "./opa-instance.ts";
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
  const module = await compileOpaModule(bundle, memoryPages);
  let instance: OpaInstance | undefined = new OpaInstance(module);

  function run(entrypoint: string, input: string): string {
    instance ??= new OpaInstance(module);
    try {
      return instance.evaluate(entrypoint, input);
    } catch (error) {
      instance = undefined;
      throw error;
    }
  }

  let closed = false;
  return {
    bundle: { revision: bundle.revision, digest: bundle.digest },
    async evaluate(input) {
      if (closed)
        throw new EvaluationError("EVALUATION_FAILED", "the evaluator was closed", {
          hint: "create another evaluator for the bundle",
        });
      return judge(bundle, input, maxInputBytes, run);
    },
    async close() {
      closed = true;
      instance = undefined;
    },
    get memorySize() {
      return instance?.memorySize ?? 0;
    },
  };
}
