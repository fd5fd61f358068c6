import { CodedError, messageOf } from "@hasp/core";
import type { AdmissionResponse } from "./admission-review.ts";
import { plainText } from "./plain-text.ts";

/** What to answer when no decision could be reached. */
export type FailurePolicy = "deny" | "allow";

/** The answer of the failure policy, which says aloud that nothing was judged. */
export function failureResponse(
  uid: string,
  error: unknown,
  failurePolicy: FailurePolicy,
): AdmissionResponse {
  const code = error instanceof CodedError ? error.code : "JUDGEMENT_FAILED";
  const hint = error instanceof CodedError && error.hint ? ` (${error.hint})` : "";
  const reason = `no decision: ${code}: ${messageOf(error)}${hint}`;
  const auditAnnotations = {
    failure: plainText(code, 128),
    "failure-policy": failurePolicy,
    "failure-message": plainText(messageOf(error), 1024),
  };
  if (failurePolicy === "allow") {
    const warnings = [plainText(`hasp let this pass unjudged, ${reason}`, 256)];
    return { uid, allowed: true, warnings, auditAnnotations };
  }
  const message = plainText(`denied by the failure policy, ${reason}`, 2000);
  const status = { status: "Failure" as const, code: 500, reason: "InternalError", message };
  return { uid, allowed: false, status, auditAnnotations };
}
