import type { Decision, Evaluator, ImageFactsSource } from "@hasp/policy";
import { AdmissionError } from "../error.ts";
import { inputOf } from "../workload/input-of.ts";
import { isObject } from "../workload/is-object.ts";
import type { AdmissionRequest, AdmissionResponse } from "./admission-review.ts";
import { auditAnnotations } from "./audit-annotations.ts";
import { denialMessage } from "./denial-message.ts";
import { type FailurePolicy, failureResponse } from "./failure-response.ts";
import { warningsOf } from "./warnings.ts";

export interface JudgeOptions {
  readonly evaluator: () => Evaluator;
  readonly images: ImageFactsSource;
  readonly failurePolicy: FailurePolicy;
  readonly cluster?: string | undefined;
  readonly environment?: string | undefined;
  /** Milliseconds until the failure policy answers. */
  readonly deadline: number;
  readonly now: () => Date;
  readonly onDecision?: ((decision: Decision) => void) | undefined;
  /** Told why no decision was reached. */
  readonly onFailure?: ((error: unknown) => void) | undefined;
}

/** Subresources whose object is the whole Pod with what it would run; all others change nothing that we judge. */
const judgedSubresources = ["", "ephemeralcontainers", "resize"];

/**
 * Answers one admission request; never throws. What the request would not run is allowed without judging:
 * DELETE and CONNECT, other subresources, and an object on its way out, which must be able to drop its finalizers.
 * A Pod of a judged owner is judged again, since webhooks, controllers and time may have changed it.
 */
export async function judgeRequest(
  request: AdmissionRequest,
  options: JudgeOptions,
): Promise<AdmissionResponse> {
  const { uid } = request;
  if (!isJudged(request)) {
    return { uid, allowed: true, auditAnnotations: { verdict: "not-judged" } };
  }
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(tooLate(options.deadline)), options.deadline);
  });
  try {
    return await Promise.race([judge(request, options), timeout]);
  } catch (error) {
    options.onFailure?.(error);
    return failureResponse(uid, error, options.failurePolicy);
  } finally {
    clearTimeout(timer);
  }
}

function isJudged({ operation, subResource = "", object }: AdmissionRequest): boolean {
  if (operation === "DELETE" || operation === "CONNECT") return false;
  if (!judgedSubresources.includes(subResource)) return false;
  const metadata = object?.["metadata"];
  return !(operation === "UPDATE" && isObject(metadata) && metadata["deletionTimestamp"]);
}

async function judge(request: AdmissionRequest, options: JudgeOptions): Promise<AdmissionResponse> {
  const { uid, operation, userInfo } = request;
  const { cluster, environment } = options;
  const { input, pointerOf } = await inputOf(namedObject(request), {
    phase: "deploy",
    context: {
      time: options.now().toISOString(),
      ...(cluster !== undefined && { cluster }),
      ...(environment !== undefined && { environment }),
      operation,
      user: { name: userInfo.username ?? "", groups: userInfo.groups ?? [] },
    },
    images: options.images,
    namespace: request.namespace,
  });
  const decision = await options.evaluator().evaluate(input);
  options.onDecision?.(decision);
  const allowed = decision.verdict !== "deny";
  const warnings = warningsOf(decision, pointerOf);
  return {
    uid,
    allowed,
    ...(!allowed && {
      status: {
        status: "Failure" as const,
        code: 403,
        reason: "Forbidden",
        message: denialMessage(decision, pointerOf),
      },
    }),
    ...(warnings.length > 0 && { warnings }),
    auditAnnotations: auditAnnotations(decision),
  };
}

/** The request knows the name and kind where the object may leave them out. */
function namedObject({ object, name, kind }: AdmissionRequest): Readonly<Record<string, unknown>> {
  if (!object) {
    throw new AdmissionError("OBJECT_INVALID", "the request carries no object", {
      hint: "only CREATE and UPDATE of a workload are sent here",
    });
  }
  const apiVersion = kind.group ? `${kind.group}/${kind.version}` : kind.version;
  const metadata = isObject(object["metadata"]) ? object["metadata"] : {};
  const isNamed = metadata["name"] || metadata["generateName"] || !name;
  return {
    apiVersion,
    kind: kind.kind,
    ...object,
    ...(!isNamed && { metadata: { ...metadata, name } }),
  };
}

function tooLate(deadline: number): AdmissionError {
  return new AdmissionError("DEADLINE_EXCEEDED", `no decision within ${deadline} ms`, {
    hint: "raise timeoutSeconds of the webhook, or look at what image facts cost",
  });
}
