import type { Input } from "./contract/input.ts";
import type { Decision } from "./decision.ts";

/** Answers one question: does this input comply? A verdict is a value; a throw means it could not be reached. */
export interface Evaluator {
  /** The bundle that it judges with. */
  readonly bundle: { readonly revision: string; readonly digest: string };
  /**
   * @throws EvaluationError `EVALUATION_TIMEOUT`, `EVALUATION_FAILED`, `KIND_UNKNOWN`
   */
  evaluate(input: Input): Promise<Decision>;
  /** Ends its worker; evaluations under way are refused. */
  close(): Promise<void>;
}
