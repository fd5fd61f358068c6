import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { request } from "node:https";

/** The part of an AdmissionReview's answer that is shown. */
export interface ReviewAnswer {
  readonly response: {
    readonly uid: string;
    readonly allowed: boolean;
    readonly status?: { readonly code: number; readonly message: string };
    readonly auditAnnotations: Readonly<Record<string, string>>;
  };
}

/** Posts a review to a webhook on this machine, trusting only its own authority. */
export function postReview(port: number, caFile: string, review: object): Promise<ReviewAnswer> {
  const options = {
    host: "127.0.0.1",
    servername: "localhost",
    port,
    path: "/validate?timeout=10s",
    method: "POST",
    ca: readFileSync(caFile),
    timeout: 10_000,
    headers: { "content-type": "application/json" },
  };
  return new Promise((resolve, reject) => {
    const call = request(options, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () => resolve(JSON.parse(Buffer.concat(chunks).toString()) as ReviewAnswer));
    });
    call.on("error", reject);
    call.on("timeout", () => call.destroy(new Error("no answer within 10 s")));
    call.end(JSON.stringify(review));
  });
}

/** A Kubernetes object as far as a review names it. */
interface Reviewed {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace: string };
}

/** What the API server of Kubernetes posts when someone creates the object. */
export function creationReview(object: Reviewed): { readonly request: { readonly uid: string } } {
  const [version = "", group = ""] = object.apiVersion.split("/").reverse();
  const kind = { group, version, kind: object.kind };
  const resource = { group, version, resource: `${object.kind.toLowerCase()}s` };
  const review = {
    apiVersion: "admission.k8s.io/v1",
    kind: "AdmissionReview",
    request: {
      uid: randomUUID(),
      kind,
      resource,
      requestKind: kind,
      requestResource: resource,
      name: object.metadata.name,
      namespace: object.metadata.namespace,
      operation: "CREATE",
      userInfo: { username: "developer@example.com", groups: ["system:authenticated"] },
      object,
      oldObject: null,
      dryRun: false,
      options: { kind: "CreateOptions", apiVersion: "meta.k8s.io/v1" },
    },
  };
  return review;
}
