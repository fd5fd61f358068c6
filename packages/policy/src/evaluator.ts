import type { Input } from "./contract/input.ts";
import type { Needs } from "./contract/need.ts";
import type { Decision } from "./decision.ts";
import type { EvaluationError } from "./error.ts";

/** Answers one question: does this input comply? A verdict is a value; a throw means it could not be reached. */
export interface Evaluator {
  /** The bundle that it judges with. */
  readonly bundle: { readonly revision: string; readonly digest: string };
  /** What its policies read beyond the common part of inputs: hosts fetch and send nothing else. */
  readonly needs: Needs;
  /**
   * @throws EvaluationError `EVALUATION_TIMEOUT`, `EVALUATION_EXHAUSTED`, `EVALUATION_FAILED`, `INPUT_TOO_LARGE`,
   *   `KIND_UNKNOWN`
   */
  evaluate(input: Input): Promise<Decision>;
  /** Judges many inputs for the price of one message: for each, in their order, its decision or why there is none. */
  evaluateBatch(inputs: readonly Input[]): Promise<readonly (Decision | EvaluationError)[]>;
  /** Ends its worker; evaluations under way are refused. */
  close(): Promise<void>;
}

/** An evaluator that also judges inputs as they were recorded, integers that JavaScript would round included. */
export interface TextEvaluator extends Evaluator {
  /**
   * @param text an input in canonical JSON, in which integers of any size are exact; its digest names it
   * @throws EvaluationError as `evaluate` does
   */
  evaluateText(text: string): Promise<Decision>;
}
