import { BundleError, EvaluationError } from "../error.ts";

/** From the worker: first whether it started, then the results of the requests, in their order, one or more at a time. */
export type WorkerAnswer =
  | { readonly type: "ready" }
  | { readonly type: "refused"; readonly error: PostedError<BundleError> }
  | { readonly type: "results"; readonly results: readonly PostedResult[] };

/** OPA's result set as JSON, or why there is none. */
export type PostedResult = string | PostedError<EvaluationError>;

/** An error as it crosses threads: structured cloning keeps neither class nor code. */
interface PostedError<Type extends BundleError | EvaluationError> {
  readonly code: Type["code"];
  readonly message: string;
  readonly hint: string | undefined;
}

export function postError<Type extends BundleError | EvaluationError>(
  error: Type,
): PostedError<Type> {
  const { code, message, hint } = error;
  return { code, message, hint };
}

export function receiveBundleError(posted: PostedError<BundleError>): BundleError {
  return new BundleError(posted.code, posted.message, hintOf(posted));
}

export function receiveEvaluationError(posted: PostedError<EvaluationError>): EvaluationError {
  return new EvaluationError(posted.code, posted.message, hintOf(posted));
}

function hintOf({ hint }: { readonly hint: string | undefined }): { hint?: string } {
  return hint === undefined ? {} : { hint };
}
