import fc from "fast-check";
import { expect, test } from "vitest";
import { podReview } from "../testing/review.ts";
import { parseReview } from "./admission-review.ts";

test("reads the request of the API server", () => {
  expect(parseReview(podReview())).toMatchObject({
    uid: "705ab4f5-6393-11e8-b7cc-42010a800002",
    operation: "CREATE",
    namespace: "shop",
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
  ["an operation of its own", podReview({ operation: "PATCH" }), "REVIEW_INVALID"],
  ["an object that is a list", podReview({ object: [] }), "REVIEW_INVALID"],
  ["null", null, "REVIEW_INVALID"],
])("refuses %s", (_, body, code) => {
  expect(() => parseReview(body)).toThrow(expect.objectContaining({ code }));
});

test("reads any JSON or refuses it with a code", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (request, body) => {
      for (const value of [body, { ...podReview(), request }]) {
        expect(() => parseReview(value)).toThrow(
          expect.objectContaining({ code: expect.stringMatching(/^REVIEW_/) }),
        );
      }
    }),
  );
});
