import { CodedError, messageOf } from "@hasp/core";
import type { AdmissionResponse } from "./admission-review.ts";
import { plainText } from "./plain-text.ts";

/** What to answer when something could not be told, or no decision be reached. */
export type FailurePolicy = "deny" | "allow";

/** The answer of the failure policy, which says aloud that nothing was judged. */
export function failureResponse(
  uid: string,
  error: unknown,
  failurePolicy: FailurePolicy,
): AdmissionResponse {
  const { code, message: why, reason } = describe(error);
  const auditAnnotations = {
    failure: code,
    "failure-policy": failurePolicy,
    "failure-message": why,
  };
  if (failurePolicy === "allow") {
    const warnings = [plainText(`hasp let this pass unjudged, ${reason}`, 256)];
    return { uid, allowed: true, warnings, auditAnnotations };
  }
  const message = plainText(`denied by the failure policy, ${reason}`, 2000);
  const status = { status: "Failure" as const, code: 500, reason: "InternalError", message };
  return { uid, allowed: false, status, auditAnnotations };
}

/** The answer to what cannot be judged for its own sake: a denial, whatever the failure policy. */
export function faultResponse(uid: string, error: unknown): AdmissionResponse {
  const { code, message: why, reason } = describe(error);
  const message = plainText(`denied for what it holds, ${reason}`, 2000);
  return {
    uid,
    allowed: false,
    status: { status: "Failure", code: 422, reason: "Invalid", message },
    auditAnnotations: { failure: code, "failure-message": why },
  };
}

function describe(error: unknown) {
  const code = plainText(error instanceof CodedError ? error.code : "JUDGEMENT_FAILED", 128);
  const hint = error instanceof CodedError && error.hint ? ` (${error.hint})` : "";
  const message = plainText(messageOf(error), 1024);
  return { code, message, reason: `no decision: ${code}: ${messageOf(error)}${hint}` };
}
