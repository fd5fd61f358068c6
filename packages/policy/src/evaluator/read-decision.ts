import { messageOf } from "@hasp/core";
import { type Decision, verdicts } from "../decision.ts";
import { EvaluationError } from "../error.ts";

type Members = Readonly<Record<string, unknown>>;

/**
 * Completes what a policy decided with the bundle and the input that it was decided over. What it looks at is what
 * readers would trip over; that bundles decide by the whole schema is for tests to say, not for every evaluation.
 * @throws EvaluationError `EVALUATION_FAILED` when it is no decision
 */
export function readDecision(
  results: string,
  bundle: Decision["bundle"],
  input: Decision["input"],
): Decision {
  const result = resultIn(results);
  if (result === undefined) throw undecided("the bundle's policies gave no decision");
  const fault = faultOf(result);
  if (fault !== undefined)
    throw undecided(`the bundle's policies gave something else than a decision: ${fault}`);
  return { ...result, bundle, input } as Decision;
}

/** The one member of OPA's result set; it has none where the entrypoint is undefined. */
function resultIn(results: string): Members | undefined {
  try {
    const [only] = JSON.parse(results) as readonly { readonly result: Members }[];
    return only?.result;
  } catch (error) {
    throw undecided(`the bundle's policies gave no result set: ${messageOf(error)}`, error);
  }
}

function faultOf(result: Members): string | undefined {
  if (result === null || typeof result !== "object") return "it is no object";
  if (!verdicts.some((verdict) => verdict === result["verdict"])) return "it has no verdict";
  for (const list of ["violations", "undecided"])
    if (!Array.isArray(result[list])) return `its ${list} are no list`;
  return undefined;
}

function undecided(message: string, cause?: unknown): EvaluationError {
  return new EvaluationError("EVALUATION_FAILED", message, {
    cause,
    hint: "build the bundle again with this version: hasp policy build",
  });
}
