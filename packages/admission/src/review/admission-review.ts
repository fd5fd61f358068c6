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

const AdmissionRequest = z.object({
  uid: z.string().min(1).max(256),
  kind: z.object({ group: z.string().optional(), version: z.string(), kind: z.string() }),
  subResource: z.string().optional(),
  name: z.string().optional(),
  namespace: z.string().optional(),
  operation: z.enum(["CREATE", "UPDATE", "DELETE", "CONNECT"]),
  userInfo: z.object({
    username: z.string().optional(),
    groups: z.array(z.string()).nullish(),
  }),
  object: KubernetesObject,
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

/**
 * The request out of the body that the API server posts.
 * @throws AdmissionError `REVIEW_INVALID`, `REVIEW_VERSION_UNSUPPORTED`
 */
export function parseReview(body: unknown): AdmissionRequest {
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
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw invalid(`request.${issue?.path.map(String).join(".")}: ${issue?.message}`);
}

export function wrapResponse(response: AdmissionResponse): AdmissionReview {
  return { apiVersion: API_VERSION, kind: "AdmissionReview", response };
}

function invalid(why: string): AdmissionError {
  return new AdmissionError("REVIEW_INVALID", `not an AdmissionReview: ${why}`, {
    hint: "only the Kubernetes API server posts here",
  });
}
