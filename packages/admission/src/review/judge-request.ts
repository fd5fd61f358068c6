import type { Decision, DecisionRecord, Evaluator } from "@hasp/policy";
import { AdmissionError } from "../error.ts";
import type { AdmissionRequest, AdmissionResponse } from "./admission-review.ts";
import { decisionResponse } from "./decision-response.ts";
import { type FailurePolicy, failureResponse, faultResponse } from "./failure-response.ts";
import { behalfOf } from "./places.ts";
import type { RequestOptions } from "./request-context.ts";
import { inputsOfRequest, type RequestInputs } from "./request-inputs.ts";
import { createTurns, type Turn } from "./turns.ts";
import { isFaultOfInput, isFaultOfRequest } from "./whose-fault.ts";

export interface JudgeOptions extends RequestOptions {
  readonly evaluator: () => Evaluator;
  readonly failurePolicy: FailurePolicy;
  /** Shared by all requests, so that slow ones hold up nobody else's. */
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
  const behalf = behalfOf(request);
  let turn: Turn | undefined;
  let isOver = false;
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<Outcome>((resolve) => {
    timer = setTimeout(() => {
      resolve({ reason: tooLate(deadline), isItsFault: turns.isHeavy(behalf) });
      isOver = true;
      turn?.end();
    }, deadline);
  });
  const judged = judge(request, options, () => {
    turn = turns.begin(behalf);
    // what was read too late is not judged any more
    if (isOver) turn.end();
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
    await turn.comes;
    return await decide(read, evaluator, turn, options);
  } catch (reason) {
    const time = options.now().toISOString();
    return { reason, isItsFault: await isFaultOfInput(reason, evaluator, time) };
  } finally {
    turn.end();
  }
}

/**
 * Decides over one input after the other, as long as there is time: an object with many Pods must not keep on after its answer.
 * @throws what the evaluator throws, unless another part of the object is denied anyway
 */
async function decide(
  { inputs, ...objects }: RequestInputs,
  evaluator: Evaluator,
  turn: Turn,
  { deadline, onDecision }: JudgeOptions,
): Promise<Outcome> {
  const decisions: Decision[] = [];
  const failures: unknown[] = [];
  for (const input of inputs) {
    if (turn.hasEnded()) throw tooLate(deadline);
    try {
      const decision = await evaluator.evaluate(input);
      decisions.push(decision);
      tell(() => onDecision?.({ input, decision, ...objects }));
    } catch (error) {
      failures.push(error);
    }
  }
  const [failure] = failures;
  const isDenied = decisions.some(({ verdict }) => verdict === "deny");
  if (failures.length > 0 && !isDenied) throw failure;
  const [first, ...more] = decisions;
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
