import fc from "fast-check";
import { expect, test } from "vitest";
import { podReview } from "../testing/review.ts";
import { findUid, readReview, wrapResponse } from "./admission-review.ts";

test("reads the request of the API server", () => {
  expect(readReview(podReview())).toMatchObject({
    request: {
      uid: "705ab4f5-6393-11e8-b7cc-42010a800002",
      operation: "CREATE",
      namespace: "shop",
    },
  });
});

test.each([
  [
    "another version",
    { ...podReview(), apiVersion: "admission.k8s.io/v1beta1" },
    "REVIEW_VERSION_UNSUPPORTED",
  ],
  ["another kind", { ...podReview(), kind: "ConversionReview" }, "REVIEW_VERSION_UNSUPPORTED"],
  ["no kind", { apiVersion: "admission.k8s.io/v1" }, "REVIEW_INVALID"],
  ["no request", { apiVersion: "admission.k8s.io/v1", kind: "AdmissionReview" }, "REVIEW_INVALID"],
  ["no uid", podReview({ uid: "" }), "REVIEW_INVALID"],
  ["null", null, "REVIEW_INVALID"],
])("refuses %s: nobody is to be answered", (_, body, code) => {
  expect(() => readReview(body)).toThrow(expect.objectContaining({ code }));
});

test.each([
  ["an operation of its own", { operation: "PATCH" }],
  ["an object that is a list", { object: [] }],
  ["a user of no name", { userInfo: { username: 7 } }],
])("knows whom to answer that %s cannot be read", (_, request) => {
  expect(readReview(podReview(request))).toMatchObject({
    uid: "705ab4f5-6393-11e8-b7cc-42010a800002",
    error: { code: "REVIEW_INVALID" },
  });
});

test("finds the uid where the API server writes it, and nowhere else", () => {
  const text = JSON.stringify(podReview());
  expect(findUid(text.slice(0, 200))).toBe("705ab4f5-6393-11e8-b7cc-42010a800002");
  expect(findUid(`{"kind":"AdmissionReview","request":{"object":{"uid":"other"}}`)).toBeUndefined();
  expect(findUid("")).toBeUndefined();
});

test("reads any JSON, refuses it with a code or says whom to answer", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (request, body) => {
      const refusal = expect.objectContaining({ code: expect.stringMatching(/^REVIEW_/) });
      expect(() => readReview(body)).toThrow(refusal);
      expect(() => readReview({ ...podReview(), request })).toThrow(refusal);
      const noise = { ...podReview(), request: { uid: "a", kind: request, object: body } };
      expect(readReview(noise)).toMatchObject({ uid: "a" });
    }),
  );
});

test.each<readonly [string, unknown, string, string]>([
  [
    "another version",
    { apiVersion: "x".repeat(200), kind: "y".repeat(200) },
    `not an admission.k8s.io/v1: "${"x".repeat(100)}" "${"y".repeat(100)}"`,
    'set admissionReviewVersions: ["v1"] in the webhook configuration',
  ],
  [
    "no kind",
    {},
    "not an AdmissionReview: apiVersion and kind are missing",
    "only the Kubernetes API server posts here",
  ],
  [
    "a member of another type",
    podReview({ uid: "", kind: { group: 7, version: "v1", kind: "Pod" } }),
    "not an AdmissionReview: request.uid: Too small: expected string to have >=1 characters",
    "only the Kubernetes API server posts here",
  ],
])("says what is wrong with %s, and what to do", (_, body, message, hint) => {
  expect(() => readReview(body)).toThrow(expect.objectContaining({ message, hint }));
});

test("names a member by its path", () => {
  expect(readReview(podReview({ kind: { group: 7, version: "v1", kind: "Pod" } }))).toMatchObject({
    error: {
      message:
        "not an AdmissionReview: request.kind.group: Invalid input: expected string, received number",
    },
  });
});

test("answers in a review of the version that was asked", () => {
  const response = { uid: "u", allowed: true };
  expect(wrapResponse(response)).toEqual({
    apiVersion: "admission.k8s.io/v1",
    kind: "AdmissionReview",
    response,
  });
});
