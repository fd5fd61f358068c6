import { Agent, type RequestOptions, request } from "node:https";
import { unknownImages } from "@hasp/kubernetes";
import { expect, onTestFinished, test } from "vitest";
import { createCertificates } from "../certificates/create-certificates.ts";
import { decision, denial, evaluatorOf, podReview } from "../testing/review.ts";
import { BODY_LIMIT } from "./read-body.ts";
import { type AdmissionServerOptions, createAdmissionServer } from "./server.ts";

const names = { dnsNames: ["localhost"], ipAddresses: ["127.0.0.1"], days: 1 };
const tls = await createCertificates({ ...names, now: new Date() });
const other = await createCertificates({ ...names, now: new Date() });

function serve(options: Partial<AdmissionServerOptions> = {}) {
  const evaluator = evaluatorOf(() => denial);
  const server = createAdmissionServer({
    evaluator: () => evaluator,
    images: unknownImages,
    tls,
    failurePolicy: "deny",
    deadline: 5000,
    now: () => new Date("2026-11-23T12:00:00Z"),
    ...options,
  });
  onTestFinished(() => server.close());
  return server;
}

const post = (payload: string | object, url = "/validate") => ({
  method: "POST" as const,
  url,
  headers: { "content-type": "application/json" },
  payload: typeof payload === "string" ? payload : JSON.stringify(payload),
});

function send(
  url: string,
  options: RequestOptions,
  body = "",
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(url, options, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part: string) => {
        text += part;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body: text }));
    });
    sent.on("error", reject).end(body);
  });
}

test("answers a review over HTTPS, and goes on with a renewed certificate", async () => {
  const server = serve();
  const url = await server.listen({ host: "127.0.0.1", port: 0 });
  const options = { method: "POST", headers: { "content-type": "application/json" } };
  const body = JSON.stringify(podReview());
  const ask = (ca: string) =>
    send(`${url}/validate?timeout=10s`, { ...options, ca, agent: new Agent() }, body);

  const first = await ask(tls.ca);
  expect(first.status).toBe(200);
  expect(JSON.parse(first.body)).toMatchObject({
    apiVersion: "admission.k8s.io/v1",
    kind: "AdmissionReview",
    response: { uid: "705ab4f5-6393-11e8-b7cc-42010a800002", allowed: false },
  });

  server.setTls(other);
  expect((await ask(other.ca)).status).toBe(200);
  await expect(ask(tls.ca)).rejects.toThrow(/certificate/);
});

test("tells probes that it lives and which bundle it judges with", async () => {
  const server = serve();
  expect((await server.inject("/livez")).statusCode).toBe(200);
  expect((await server.inject("/readyz")).json()).toEqual({
    status: "ok",
    bundle: decision.bundle,
  });
});

test("is not ready without a bundle", async () => {
  const server = serve({
    evaluator: () => {
      throw new Error("no bundle yet");
    },
  });
  expect((await server.inject("/livez")).statusCode).toBe(200);
  expect((await server.inject("/readyz")).statusCode).toBe(500);
});

test.each([
  ["no JSON", post("{"), 400, "REVIEW_INVALID"],
  ["nothing", post(""), 400, "REVIEW_INVALID"],
  [
    "another version",
    post({ apiVersion: "admission.k8s.io/v1beta1", kind: "AdmissionReview" }),
    400,
    "REVIEW_VERSION_UNSUPPORTED",
  ],
  ["a large body of nobody", post(" ".repeat(BODY_LIMIT + 1)), 413, "REVIEW_TOO_LARGE"],
  [
    "another content type",
    { ...post("a: 1"), headers: { "content-type": "text/yaml" } },
    400,
    "REVIEW_INVALID",
  ],
  ["another path", post({}, "/mutate"), 404, "ROUTE_NOT_FOUND"],
])("refuses %s with a code and a hint", async (_, sent, status, code) => {
  const response = await serve().inject(sent);
  expect(response.statusCode).toBe(status);
  expect(response.json()).toEqual({ code, message: expect.any(String), hint: expect.any(String) });
});

const uid = "705ab4f5-6393-11e8-b7cc-42010a800002";
/** As long as the API server takes an object, each byte of it escaped as JSON may. */
const escaped = "\\u003c".repeat(3 * 1024 * 1024);
const withTexts = (object: string, oldObject: string): string => {
  const review = podReview({ operation: "UPDATE", object: "OBJECT", oldObject: "OLD" });
  return JSON.stringify(review).replace('"OBJECT"', object).replace('"OLD"', oldObject);
};

test("issue 6, wrong today 7: reads two objects of 3 MiB with every byte escaped", async () => {
  const held = (text: string) =>
    `{"metadata":{"name":"web","annotations":{"a":"${text}"}},"spec":{"containers":[]}}`;
  const failures: unknown[] = [];
  const server = serve({ failurePolicy: "allow", onFailure: (error) => failures.push(error) });
  const { statusCode } = await server.inject(post(withTexts(held(escaped), held(escaped))));
  expect(statusCode).toBe(200);
  expect(failures).not.toMatchObject([{ code: "REVIEW_TOO_LARGE" }]);
}, 30_000);

test("issue 6, wrong today 7: denies what is larger, by the uid in its first bytes, over a real connection", async () => {
  const server = serve({ failurePolicy: "allow" });
  const url = await server.listen({ host: "127.0.0.1", port: 0 });
  const body = withTexts(`"${escaped}${escaped}"`, `"${escaped}"`);
  const headers = { "content-type": "application/json" };
  const options = { method: "POST", headers, ca: tls.ca, agent: new Agent() };
  const { status, body: answer } = await send(`${url}/validate`, options, body);
  expect(status).toBe(200);
  expect(JSON.parse(answer)).toMatchObject({
    kind: "AdmissionReview",
    response: {
      uid,
      allowed: false,
      status: { code: 422, message: expect.stringContaining("REVIEW_TOO_LARGE") },
    },
  });
}, 30_000);

test.each([
  ["an object that is a list", { object: [] }],
  ["an operation of its own", { operation: "PATCH" }],
])(
  "issue 6, wrong today 7: denies %s, where an error of HTTP would leave it to the API server",
  async (_, request) => {
    const response = await serve({ failurePolicy: "allow" }).inject(post(podReview(request)));
    expect(response.statusCode).toBe(200);
    expect(response.json()).toMatchObject({
      response: {
        uid,
        allowed: false,
        status: { message: expect.stringContaining("REVIEW_INVALID") },
      },
    });
  },
);

test("takes keys that mean something to JavaScript for what they are", async () => {
  const body = JSON.stringify(podReview()).replace('"app"', '"__proto__":"x","constructor"');
  expect((await serve().inject(post(body))).json()).toMatchObject({ response: { allowed: false } });
});

test("answers within the time that the API server gives", async () => {
  const images = { summarize: () => new Promise<never>(() => {}) };
  const server = serve({ images, failurePolicy: "allow" });
  const response = await server.inject(post(podReview(), "/validate?timeout=110ms"));
  expect(response.json()).toMatchObject({
    response: { allowed: true, auditAnnotations: { failure: "DEADLINE_EXCEEDED" } },
  });
});

test("leaves what is too much at a time to the failure policy", async () => {
  let release = (): void => {};
  const held = new Promise<typeof denial>((resolve) => {
    release = () => resolve(denial);
  });
  const evaluator = evaluatorOf(() => held);
  const failures: unknown[] = [];
  const server = serve({
    evaluator: () => evaluator,
    concurrency: 1,
    onFailure: (error) => failures.push(error),
  });
  const first = server.inject(post(podReview()));
  await expect.poll(() => evaluator.inputs.length).toBe(1);
  const second = await server.inject(post(podReview()));
  expect(second.json()).toMatchObject({
    response: { allowed: false, auditAnnotations: { failure: "OVERLOADED" } },
  });
  release();
  expect((await first).json()).toMatchObject({ response: { status: { code: 403 } } });
  expect(failures).toMatchObject([{ code: "OVERLOADED" }]);
});

test.each([
  ["are decided", () => denial, 403],
  [
    "fail",
    () => {
      throw new Error("a bug");
    },
    500,
  ],
])("judges reviews one after the other for ever, though they %s", async (_, decide, code) => {
  const server = serve({ evaluator: () => evaluatorOf(decide), concurrency: 1 });
  for (let round = 0; round < 5; round++) {
    const response = await server.inject(post(podReview({ namespace: `shop-${round}` })));
    expect(response.json()).toMatchObject({ response: { allowed: false, status: { code } } });
  }
});

test.each([
  ["no certificate", { cert: "", key: "" }],
  ["a certificate that is none", { ...tls, cert: "PEM" }],
  ["a key of another", { ...tls, key: other.key }],
])("refuses %s", (_, bad) => {
  const refused = expect.objectContaining({ code: "CERTIFICATE_INVALID" });
  expect(() => serve({ tls: bad })).toThrow(refused);
  expect(() => serve().setTls(bad)).toThrow(refused);
});
