import { CodedError, messageOf } from "@hasp/core";
import type { Decision, Evaluator, ImageFactsSource } from "@hasp/policy";
import fastify, { type FastifyError, type FastifyInstance } from "fastify";
import { checkTls, type Tls } from "./certificates/check-tls.ts";
import { AdmissionError } from "./error.ts";
import { type AdmissionReview, parseReview, wrapResponse } from "./review/admission-review.ts";
import { decisionTime } from "./review/deadline.ts";
import { type FailurePolicy, failureResponse } from "./review/failure-response.ts";
import { judgeRequest } from "./review/judge-request.ts";

export interface AdmissionServerOptions {
  /** Asked for each request, so that a new bundle takes effect with the next one. */
  readonly evaluator: () => Evaluator;
  readonly images: ImageFactsSource;
  readonly tls: Tls;
  readonly failurePolicy: FailurePolicy;
  /** What policies see as `context.cluster` and `context.environment`. */
  readonly cluster?: string;
  readonly environment?: string;
  /** Milliseconds for one decision where the API server does not ask for less. */
  readonly deadline: number;
  /** Requests judged at a time; one more is answered by the failure policy. */
  readonly concurrency?: number;
  readonly now: () => Date;
  readonly onDecision?: (decision: Decision) => void;
  /** Told of every request that no decision was reached for, and why. */
  readonly onFailure?: (error: unknown) => void;
}

export interface AdmissionServer {
  /** Listens, and gives the address as a URL; port 0 takes a free one. */
  listen(address: { readonly host: string; readonly port: number }): Promise<string>;
  /** Serves new connections with another certificate. @throws AdmissionError `CERTIFICATE_INVALID` */
  setTls(tls: Tls): void;
  /** Answers what is under way, then ends. */
  close(): Promise<void>;
  /** For requests without a socket. */
  readonly inject: FastifyInstance["inject"];
}

/** An UPDATE carries two objects of at most 1.5 MiB, which is all that etcd takes. */
const BODY_LIMIT = 3 * 1024 * 1024;
const CONCURRENCY = 256;

/** Answers to requests that cannot be read; all else is trouble of ours. */
const statuses: Readonly<Record<string, number>> = {
  REVIEW_INVALID: 400,
  REVIEW_VERSION_UNSUPPORTED: 400,
  REVIEW_TOO_LARGE: 413,
};

/**
 * A validating webhook: `POST /validate` answers AdmissionReviews of admission.k8s.io/v1, `GET /livez` and
 * `GET /readyz` answer probes.
 * @throws AdmissionError `CERTIFICATE_INVALID`
 */
export function createAdmissionServer(options: AdmissionServerOptions): AdmissionServer {
  const app = createApp(options.tls);
  let judging = 0;

  async function answer(
    body: unknown,
    timeout: unknown,
    elapsed: number,
  ): Promise<AdmissionReview> {
    const { failurePolicy, onFailure } = options;
    const request = parseReview(body);
    if (judging >= (options.concurrency ?? CONCURRENCY)) {
      const error = overloaded(judging);
      onFailure?.(error);
      return wrapResponse(failureResponse(request.uid, error, failurePolicy));
    }
    judging += 1;
    try {
      const deadline = decisionTime(timeout, options.deadline, elapsed);
      return wrapResponse(await judgeRequest(request, { ...options, deadline }));
    } finally {
      judging -= 1;
    }
  }

  app.post<{ Querystring: { timeout?: unknown } }>("/validate", (request, reply) =>
    answer(request.body, request.query.timeout, reply.elapsedTime),
  );
  app.get("/livez", async () => ({ status: "ok" }));
  app.get("/readyz", async () => ({ status: "ok", bundle: options.evaluator().bundle }));

  return {
    listen: (address) => app.listen(address),
    setTls(tls) {
      checkTls(tls);
      app.server.setSecureContext(secureContext(tls));
    },
    close: () => app.close(),
    inject: app.inject.bind(app) as FastifyInstance["inject"],
  };
}

function createApp(tls: Tls) {
  checkTls(tls);
  const app = fastify({
    https: secureContext(tls),
    bodyLimit: BODY_LIMIT,
    // the API server keeps idle connections for 90 s: closing first would meet a request on its way
    keepAliveTimeout: 120_000,
    // for a request to arrive as a whole
    requestTimeout: 30_000,
    forceCloseConnections: "idle",
  });
  app.removeAllContentTypeParsers();
  // fastify's own parser refuses keys such as __proto__, which an annotation may well be called
  app.addContentTypeParser(
    "application/json",
    { parseAs: "string" },
    async (_: unknown, text: string) => parseJson(text),
  );
  app.setErrorHandler<FastifyError>((error, _, reply) => {
    const { code, message, hint } = toCoded(error);
    return reply.code(statuses[code] ?? 500).send({ code, message, hint });
  });
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send({
      code: "ROUTE_NOT_FOUND",
      message: `nothing is at ${request.method} ${request.url.slice(0, 200)}`,
      hint: "reviews are posted to /validate",
    }),
  );
  return app;
}

function secureContext({ cert, key }: Tls) {
  return { cert, key, minVersion: "TLSv1.2" } as const;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AdmissionError("REVIEW_INVALID", `not JSON: ${messageOf(error)}`, {
      cause: error,
      hint: "only the Kubernetes API server posts here",
    });
  }
}

function toCoded(error: FastifyError): CodedError {
  if (error instanceof CodedError) return error;
  if (error.code === "FST_ERR_CTP_BODY_TOO_LARGE") {
    return new AdmissionError("REVIEW_TOO_LARGE", `the body is over ${BODY_LIMIT} bytes`, {
      cause: error,
      hint: "no AdmissionReview of an object that etcd takes is larger",
    });
  }
  const { statusCode = 500 } = error;
  const code = statusCode >= 400 && statusCode < 500 ? "REVIEW_INVALID" : "JUDGEMENT_FAILED";
  return new AdmissionError(code, messageOf(error), {
    cause: error,
    hint: "post an AdmissionReview of admission.k8s.io/v1 as application/json",
  });
}

function overloaded(judging: number): AdmissionError {
  return new AdmissionError("OVERLOADED", `${judging} requests are being judged already`, {
    hint: "run more replicas of the webhook",
  });
}
