import type { Decision } from "@hasp/policy";
import type { AdmissionResponse } from "./admission-review.ts";
import { auditAnnotations, gravestVerdict } from "./audit-annotations.ts";
import { denialMessage, undecidedMessage } from "./denial-message.ts";
import type { FailurePolicy } from "./failure-response.ts";
import { toldBy } from "./told.ts";
import { warningsOf } from "./warnings.ts";

/** Carries out what was decided: `deny` denies, `unknown` is left to the failure policy, all else is allowed. */
export function decisionResponse(
  uid: string,
  decisions: readonly [Decision, ...Decision[]],
  failurePolicy: FailurePolicy,
): AdmissionResponse {
  const verdict = gravestVerdict(decisions);
  const allowed = verdict === "allow" || verdict === "warn" || isLetPass(verdict, failurePolicy);
  // a decision that cannot be shown still holds
  const shown = show(decisions, failurePolicy, verdict) ?? {
    message: "denied by policy; the decision cannot be shown",
    warnings: [],
    auditAnnotations: { verdict },
  };
  const { message, warnings, auditAnnotations: annotations } = shown;
  return {
    uid,
    allowed,
    ...(!allowed && {
      status: { status: "Failure" as const, code: 403, reason: "Forbidden", message },
    }),
    ...(warnings.length > 0 && { warnings }),
    auditAnnotations: annotations,
  };
}

function isLetPass(verdict: Decision["verdict"], failurePolicy: FailurePolicy): boolean {
  return verdict === "unknown" && failurePolicy === "allow";
}

function show(
  decisions: readonly [Decision, ...Decision[]],
  failurePolicy: FailurePolicy,
  verdict: Decision["verdict"],
) {
  try {
    const told = toldBy(decisions);
    const [first] = decisions;
    return {
      message: verdict === "deny" ? denialMessage(first, told) : undecidedMessage(first, told),
      warnings: warningsOf(told),
      auditAnnotations: {
        ...auditAnnotations(decisions),
        ...(verdict === "unknown" && { "failure-policy": failurePolicy }),
      },
    };
  } catch {
    return undefined;
  }
}
