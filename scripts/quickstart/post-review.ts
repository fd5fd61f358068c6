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
