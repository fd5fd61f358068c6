import { messageOf } from "@hasp/core";
import { z } from "zod";
import { Decision } from "../decision.ts";
import { EvaluationError } from "../error.ts";

/** OPA's result set: one result, or none where the entrypoint is undefined. */
const Results = z.array(z.object({ result: z.looseObject({}) })).max(1);

/**
 * Completes what a policy decided with the bundle and the input that it was decided over.
 * @throws EvaluationError `EVALUATION_FAILED` when it is no decision
 */
export function readDecision(
  results: string,
  bundle: Decision["bundle"],
  input: Decision["input"],
): Decision {
  try {
    const [only] = Results.parse(JSON.parse(results));
    if (only === undefined) throw undecided("the bundle's policies gave no decision");
    return Decision.parse({ ...only.result, bundle, input });
  } catch (error) {
    if (error instanceof EvaluationError) throw error;
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error);
    throw undecided(`the bundle's policies gave something else than a decision: ${reason}`, error);
  }
}

function undecided(message: string, cause?: unknown): EvaluationError {
  return new EvaluationError("EVALUATION_FAILED", message, {
    cause,
    hint: "build the bundle again with this version: hasp policy build",
  });
}
