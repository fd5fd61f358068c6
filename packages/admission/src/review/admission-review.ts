import { z } from "zod";
import { AdmissionError } from "../error.ts";

const API_VERSION = "admission.k8s.io/v1";

const Envelope = z.object({
  apiVersion: z.string(),
  kind: z.string(),
  request: z.unknown().optional(),
});

/** An object that Kubernetes sends, of which null means that there is none. */
const KubernetesObject = z.record(z.string(), z.unknown()).nullish();

const Uid = z.string().min(1).max(256);

const AdmissionRequest = z.object({
  uid: Uid,
  kind: z.object({ group: z.string().optional(), version: z.string(), kind: z.string() }),
  resource: z.object({ group: z.string().optional(), version: z.string(), resource: z.string() }),
  subResource: z.string().optional(),
  name: z.string().optional(),
  namespace: z.string().optional(),
  operation: z.enum(["CREATE", "UPDATE", "DELETE", "CONNECT"]),
  userInfo: z.object({
    username: z.string().optional(),
    uid: z.string().optional(),
    groups: z.array(z.string()).nullish(),
    extra: z.record(z.string(), z.array(z.string()).nullish()).nullish(),
  }),
  object: KubernetesObject,
  oldObject: KubernetesObject,
  dryRun: z.boolean().nullish(),
});
/** The request of an AdmissionReview, as far as we read it. */
export type AdmissionRequest = z.infer<typeof AdmissionRequest>;

/** The response of a webhook (admission.k8s.io/v1, AdmissionResponse). */
export interface AdmissionResponse {
  readonly uid: string;
  readonly allowed: boolean;
  readonly status?: {
    readonly status: "Failure";
    readonly code: number;
    readonly reason: string;
    readonly message: string;
  };
  readonly warnings?: readonly string[];
  readonly auditAnnotations?: Readonly<Record<string, string>>;
}

export interface AdmissionReview {
  readonly apiVersion: typeof API_VERSION;
  readonly kind: "AdmissionReview";
  readonly response: AdmissionResponse;
}

/** A request, or why it cannot be read and whom to answer that. */
export type ReadReview =
  | { readonly request: AdmissionRequest }
  | { readonly uid: string; readonly error: AdmissionError };

/**
 * The request out of the body that the API server posts. One that has a uid can be answered whatever else is wrong with it; an
 * error of HTTP would leave the answer to the API server, which may well allow.
 * @throws AdmissionError `REVIEW_INVALID`, `REVIEW_VERSION_UNSUPPORTED` where nobody is to be answered
 */
export function readReview(body: unknown): ReadReview {
  const envelope = Envelope.safeParse(body);
  if (!envelope.success) throw invalid("apiVersion and kind are missing");
  const { apiVersion, kind, request } = envelope.data;
  if (kind !== "AdmissionReview" || apiVersion !== API_VERSION) {
    const shown = `${JSON.stringify(apiVersion.slice(0, 100))} ${JSON.stringify(kind.slice(0, 100))}`;
    throw new AdmissionError("REVIEW_VERSION_UNSUPPORTED", `not an ${API_VERSION}: ${shown}`, {
      hint: 'set admissionReviewVersions: ["v1"] in the webhook configuration',
    });
  }
  const parsed = AdmissionRequest.safeParse(request);
  if (parsed.success) return { request: parsed.data };
  const [issue] = parsed.error.issues;
  const error = invalid(`request.${issue?.path.map(String).join(".")}: ${issue?.message}`);
  const known = z.object({ uid: Uid }).safeParse(request);
  if (!known.success) throw error;
  return { uid: known.data.uid, error };
}

/** The uid out of the first bytes of a review that is too large to read: the API server writes it before all else. */
export function findUid(start: string): string | undefined {
  return /"request"\s*:\s*\{\s*"uid"\s*:\s*"([A-Za-z0-9-]{1,256})"/.exec(start)?.[1];
}

export function wrapResponse(response: AdmissionResponse): AdmissionReview {
  return { apiVersion: API_VERSION, kind: "AdmissionReview", response };
}

function invalid(why: string): AdmissionError {
  return new AdmissionError("REVIEW_INVALID", `not an AdmissionReview: ${why}`, {
    hint: "only the Kubernetes API server posts here",
  });
}
