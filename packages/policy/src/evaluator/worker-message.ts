import { BundleError, EvaluationError } from "../error.ts";

/** To the worker. */
export interface WorkerRequest {
  readonly entrypoint: string;
  readonly input: string;
}

/** From the worker: first `ready` or an error, then one answer a request, in order. */
export type WorkerAnswer =
  | { readonly type: "ready" }
  | { readonly type: "result"; readonly result: string }
  | { readonly type: "error"; readonly error: PostedError };

/** An error as it crosses threads: structured cloning keeps neither class nor code. */
interface PostedError {
  readonly bundle?: ConstructorParameters<typeof BundleError>[0];
  readonly evaluation?: ConstructorParameters<typeof EvaluationError>[0];
  readonly message: string;
  readonly hint?: string;
}

export function postError(error: unknown): PostedError {
  if (error instanceof BundleError)
    return { bundle: error.code, message: error.message, ...hintOf(error) };
  if (error instanceof EvaluationError)
    return { evaluation: error.code, message: error.message, ...hintOf(error) };
  return { message: String(error) };
}

export function receiveError(posted: PostedError): BundleError | EvaluationError {
  const { bundle, evaluation = "EVALUATION_FAILED", message, hint } = posted;
  const options = hint === undefined ? {} : { hint };
  if (bundle !== undefined) return new BundleError(bundle, message, options);
  return new EvaluationError(evaluation, message, options);
}

function hintOf({ hint }: BundleError | EvaluationError): { hint?: string } {
  return hint === undefined ? {} : { hint };
}
