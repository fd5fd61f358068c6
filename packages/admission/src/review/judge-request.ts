import type { Decision, DecisionRecord, Evaluator } from "@hasp/policy";
import { AdmissionError } from "../error.ts";
import type { AdmissionRequest, AdmissionResponse } from "./admission-review.ts";
import { decisionResponse } from "./decision-response.ts";
import { type FailurePolicy, failureResponse, faultResponse } from "./failure-response.ts";
import { inputsOfRequest, type RequestInputs, type RequestOptions } from "./request-inputs.ts";
import { createTurns, type Turn } from "./turns.ts";
import { isFaultOfInput, isFaultOfRequest } from "./whose-fault.ts";

export interface JudgeOptions extends RequestOptions {
  readonly evaluator: () => Evaluator;
  readonly failurePolicy: FailurePolicy;
  /** Shared by all requests, so that one that is slow is told from those that wait for it. */
  readonly turns?: ReturnType<typeof createTurns> | undefined;
  /** Milliseconds until there must be an answer. */
  readonly deadline: number;
  readonly onDecision?: ((record: DecisionRecord) => void) | undefined;
  /** Told why no decision was reached. */
  readonly onFailure?: ((error: unknown) => void) | undefined;
}

/** What was decided, or why nothing was, and whether that is the fault of what was to be judged. */
type Outcome =
  | { readonly decisions: readonly [Decision, ...Decision[]] }
  | { readonly reason: unknown; readonly isItsFault: boolean };

/**
 * Answers one admission request; never throws. What cannot be judged for what it holds is denied whatever the failure policy:
 * content must not pass by being odd, large or slow. Only what fails on our side is left to the failure policy.
 */
export async function judgeRequest(
  request: AdmissionRequest,
  options: JudgeOptions,
): Promise<AdmissionResponse> {
  const { uid } = request;
  const { deadline, failurePolicy, turns = createTurns() } = options;
  let turn: Turn | undefined;
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<Outcome>((resolve) => {
    timer = setTimeout(() => {
      resolve({ reason: tooLate(deadline), isItsFault: turn?.isSlow() ?? false });
    }, deadline);
  });
  const judged = judge(request, options, () => {
    turn = turns.begin();
    return turn;
  });
  const outcome = await Promise.race([judged, timeout]);
  clearTimeout(timer);
  if ("decisions" in outcome) return decisionResponse(uid, outcome.decisions, failurePolicy);
  const { reason, isItsFault } = outcome;
  tell(() => options.onFailure?.(reason));
  return isItsFault ? faultResponse(uid, reason) : failureResponse(uid, reason, failurePolicy);
}

async function judge(
  request: AdmissionRequest,
  options: JudgeOptions,
  beginTurn: () => Turn,
): Promise<Outcome> {
  let evaluator: Evaluator;
  try {
    evaluator = options.evaluator();
  } catch (reason) {
    return { reason, isItsFault: false };
  }
  let read: RequestInputs;
  try {
    read = await inputsOfRequest(request, evaluator.needs, options);
  } catch (reason) {
    return { reason, isItsFault: isFaultOfRequest(reason) };
  }
  const turn = beginTurn();
  try {
    return await decide(read, evaluator, options);
  } catch (reason) {
    const time = options.now().toISOString();
    return { reason, isItsFault: await isFaultOfInput(reason, evaluator, time) };
  } finally {
    turn.end();
  }
}

/** @throws what the evaluator throws, unless another part of the object is denied anyway */
async function decide(
  { inputs, ...objects }: RequestInputs,
  evaluator: Evaluator,
  { onDecision }: JudgeOptions,
): Promise<Outcome> {
  const results = await evaluator.evaluateBatch(inputs);
  const decisions: Decision[] = [];
  for (const [index, decision] of results.entries()) {
    const input = inputs[index];
    if (!input || decision instanceof Error) continue;
    decisions.push(decision);
    tell(() => onDecision?.({ input, decision, ...objects }));
  }
  const [first, ...more] = decisions;
  const failed = results.find((result) => result instanceof Error);
  if (failed && !decisions.some(({ verdict }) => verdict === "deny")) throw failed;
  if (!first) throw new TypeError("a request gives one decision at least");
  return { decisions: [first, ...more] };
}

/** Who listens has no say in the answer: a denial holds even when it cannot be written down. */
function tell(listener: () => void): void {
  try {
    listener();
  } catch {
    // nobody is left to tell
  }
}

function tooLate(deadline: number): AdmissionError {
  return new AdmissionError("DEADLINE_EXCEEDED", `no decision within ${deadline} ms`, {
    hint: "raise timeoutSeconds of the webhook, or look at what image facts and policies cost",
  });
}
