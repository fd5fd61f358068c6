import { kubernetesControllers, unknownImages } from "@hasp/kubernetes";
import type { Decision, Evaluator, Need, SubjectKind } from "@hasp/policy";
import { type AdmissionRequest, readReview } from "../review/admission-review.ts";
import { createClusterView } from "../review/cluster-view.ts";
import { type JudgeOptions, judgeRequest } from "../review/judge-request.ts";
import { evaluatorOf } from "./review.ts";

const now = () => new Date("2026-11-23T12:00:00Z");

/** What this API server tells, or none. */
export function viewOf(
  cluster?: Parameters<typeof createClusterView>[0]["cluster"],
  patience = 1000,
) {
  return createClusterView({ cluster, controllers: kubernetesControllers, patience, now });
}

/** The request of a review as it is posted. */
export function requestOf(review: unknown): AdmissionRequest {
  const read = readReview(review);
  if (!("request" in read)) throw read.error;
  return read.request;
}

/** Reads a review as it is posted and judges its request. */
export function judge(review: unknown, evaluator: Evaluator, options: Partial<JudgeOptions> = {}) {
  return judgeRequest(requestOf(review), {
    evaluator: () => evaluator,
    images: unknownImages,
    view: viewOf(),
    context: {},
    failurePolicy: "deny",
    deadline: 10_000,
    now,
    ...options,
  });
}

/** An evaluator that always decides this. */
export const always = (made: Decision, needs: Partial<Record<SubjectKind, readonly Need[]>> = {}) =>
  evaluatorOf(() => made, needs);
