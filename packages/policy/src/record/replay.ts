import { CodedError, messageOf, sha256 } from "@hasp/core";
import { type Decision, encodeDecision } from "../decision.ts";
import type { TextEvaluator } from "../evaluator.ts";
import { firstDifference } from "./first-difference.ts";
import type { RecordedDecision } from "./read-record.ts";
import { compactJson } from "./split-members.ts";

/** What came of deciding again: the same bytes, something else, or no answer. */
export type Replayed =
  | { readonly outcome: "same" }
  /** `at`: JSON Pointer into the decision to the first difference; without one the input itself was altered. */
  | { readonly outcome: "differs"; readonly message: string; readonly at?: string }
  | { readonly outcome: "unknown"; readonly code: string; readonly message: string };

/** Decides again over a recorded input and compares with the decision that was recorded, byte for byte. */
export async function replay(
  input: string,
  recorded: RecordedDecision,
  evaluator: Pick<TextEvaluator, "bundle" | "evaluateText">,
): Promise<Replayed> {
  const { bundle, input: named } = recorded.value;
  const text = textOf(input, named.digest);
  if (text === undefined) {
    const message = `the input was altered: its digest is ${sha256(input)}, the decision names ${named.digest}`;
    return { outcome: "differs", message };
  }
  if (bundle.digest !== evaluator.bundle.digest) {
    const message = `decided by bundle ${bundle.digest}, and this one is ${evaluator.bundle.digest}`;
    return { outcome: "unknown", code: "BUNDLE_DIFFERS", message };
  }
  let decision: Decision;
  try {
    decision = await evaluator.evaluateText(text);
  } catch (error) {
    const code = error instanceof CodedError ? error.code : "EVALUATION_FAILED";
    return { outcome: "unknown", code, message: messageOf(error) };
  }
  const decided = encodeDecision(decision);
  if (decided === recorded.text) return { outcome: "same" };
  const at = firstDifference(recorded.value, JSON.parse(decided)) ?? "";
  return { outcome: "differs", message: `decided otherwise at ${at || "the whole"}`, at };
}

/** The text that has this digest: as it was written, or without the spaces that somebody laid it out with. */
function textOf(input: string, digest: string): string | undefined {
  return [input, compactJson(input)].find((text) => sha256(text) === digest);
}
