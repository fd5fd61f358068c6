import type { Readable } from "node:stream";
import { CodedError, messageOf } from "@hasp/core";
import {
  type Cluster,
  type Controller,
  kubernetesControllers,
  type WorkloadKind,
} from "@hasp/kubernetes";
import type { Context, DecisionRecord, Evaluator, ImageFactsSource } from "@hasp/policy";
import fastify, { type FastifyError, type FastifyInstance } from "fastify";
import { checkTls, type Tls } from "../certificates/check-tls.ts";
import { AdmissionError } from "../error.ts";
import { type AdmissionReview, readReview, wrapResponse } from "../review/admission-review.ts";
import { createClusterView } from "../review/cluster-view.ts";
import { decisionTime } from "../review/deadline.ts";
import { type FailurePolicy, failureResponse, faultResponse } from "../review/failure-response.ts";
import { judgeRequest } from "../review/judge-request.ts";
import { behalfOf, createPlaces } from "../review/places.ts";
import { createTurns } from "../review/turns.ts";
import { type Body, createBodyReader } from "./read-body.ts";

export interface AdmissionServerOptions {
  /** Asked for each request, so that a new bundle takes effect with the next one. */
  readonly evaluator: () => Evaluator;
  readonly images: ImageFactsSource;
  /** Where namespaces and owners are asked for; without one both stay unknown. */
  readonly cluster?: Cluster | undefined;
  /** Who makes objects for their owners, beside Kubernetes' own controllers. */
  readonly controllers?: readonly Controller[];
  /** Kinds that run Pods in this cluster, beside those that are known. */
  readonly podKinds?: readonly WorkloadKind[];
  readonly tls: Tls;
  readonly failurePolicy: FailurePolicy;
  /** What policies see of the surroundings of every request. */
  readonly context?: Pick<Context, "cluster" | "environment">;
  /** Milliseconds for one decision where the API server does not ask for less. */
  readonly deadline: number;
  /** Requests judged at a time, a quarter of them of one namespace; one more is answered by the failure policy. */
  readonly concurrency?: number;
  readonly now: () => Date;
  readonly onDecision?: (record: DecisionRecord) => void;
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

const CONCURRENCY = 256;
/** Milliseconds that it takes to read one byte of a review. */
const READING = 50 / 2 ** 20;
/** Milliseconds for what one request asks of the API server: a part of what there is for the whole. */
const PATIENCE = 1000;

/** Answers to requests that cannot be read; all else is trouble of ours. */
const statuses: Readonly<Record<string, number>> = {
  REVIEW_INVALID: 400,
  REVIEW_VERSION_UNSUPPORTED: 400,
  REVIEW_TOO_LARGE: 413,
  OVERLOADED: 503,
};

/**
 * A validating webhook: `POST /validate` answers AdmissionReviews of admission.k8s.io/v1, `GET /livez` and
 * `GET /readyz` answer probes.
 * @throws AdmissionError `CERTIFICATE_INVALID`
 */
export function createAdmissionServer(options: AdmissionServerOptions): AdmissionServer {
  const app = createApp(options.tls);
  const { cluster, context = {}, controllers = [], now, onFailure } = options;
  const turns = createTurns();
  const view = createClusterView({
    cluster,
    controllers: [...kubernetesControllers, ...controllers],
    patience: Math.min(PATIENCE, options.deadline / 4),
    now,
  });
  const places = createPlaces(options.concurrency ?? CONCURRENCY);

  async function answer(body: Body, timeout: unknown, elapsed: number): Promise<AdmissionReview> {
    const { failurePolicy } = options;
    const review = "json" in body ? readReview(body.json) : body;
    if ("error" in review) {
      onFailure?.(review.error);
      return wrapResponse(faultResponse(review.uid, review.error));
    }
    const { request } = review;
    const behalf = behalfOf(request);
    if ("bytes" in body) turns.charge(behalf, body.bytes * READING);
    const leave = places.enter(behalf);
    if ("error" in leave) {
      const { error, isItsFault } = leave;
      onFailure?.(error);
      return wrapResponse(
        isItsFault
          ? faultResponse(request.uid, error)
          : failureResponse(request.uid, error, failurePolicy),
      );
    }
    try {
      const deadline = decisionTime(timeout, options.deadline, elapsed);
      const judgeOptions = { ...options, context, deadline, turns, view };
      return wrapResponse(await judgeRequest(request, judgeOptions));
    } finally {
      leave();
    }
  }

  app.post<{ Querystring: { timeout?: unknown }; Body: Body }>("/validate", (request, reply) =>
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
    // the API server keeps idle connections for 90 s: closing first would meet a request on its way
    keepAliveTimeout: 120_000,
    // for a request to arrive as a whole
    requestTimeout: 30_000,
    forceCloseConnections: "idle",
  });
  app.removeAllContentTypeParsers();
  const readBody = createBodyReader();
  // fastify's own parser refuses large bodies with an error of HTTP, and keys such as __proto__
  app.addContentTypeParser("application/json", (_: unknown, payload: Readable) =>
    readBody(payload),
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

function toCoded(error: FastifyError): CodedError {
  if (error instanceof CodedError) return error;
  const { statusCode = 500 } = error;
  const code = statusCode >= 400 && statusCode < 500 ? "REVIEW_INVALID" : "JUDGEMENT_FAILED";
  return new AdmissionError(code, messageOf(error), {
    cause: error,
    hint: "post an AdmissionReview of admission.k8s.io/v1 as application/json",
  });
}
