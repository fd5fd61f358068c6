import { expect, test } from "vitest";
import { AdmissionError } from "../error.ts";
import { failureResponse, faultResponse } from "./failure-response.ts";

const error = new AdmissionError("OVERLOADED", "too much", { hint: "try again" });

test("a denial by the failure policy is an error of the server, with its code and hint", () => {
  expect(failureResponse("u", error, "deny")).toEqual({
    uid: "u",
    allowed: false,
    status: {
      status: "Failure",
      code: 500,
      reason: "InternalError",
      message: "denied by the failure policy, no decision: OVERLOADED: too much (try again)",
    },
    auditAnnotations: {
      failure: "OVERLOADED",
      "failure-policy": "deny",
      "failure-message": "too much",
    },
  });
});

test("what the failure policy lets pass is not silent", () => {
  expect(failureResponse("u", error, "allow")).toEqual({
    uid: "u",
    allowed: true,
    warnings: ["hasp let this pass unjudged, no decision: OVERLOADED: too much (try again)"],
    auditAnnotations: {
      failure: "OVERLOADED",
      "failure-policy": "allow",
      "failure-message": "too much",
    },
  });
});

test("a denial for what an object holds is an invalid object", () => {
  expect(faultResponse("u", new AdmissionError("REVIEW_INVALID", "bad"))).toEqual({
    uid: "u",
    allowed: false,
    status: {
      status: "Failure",
      code: 422,
      reason: "Invalid",
      message: "denied for what it holds, no decision: REVIEW_INVALID: bad",
    },
    auditAnnotations: { failure: "REVIEW_INVALID", "failure-message": "bad" },
  });
});

test.each([
  [new Error("a bug"), "a bug"],
  ["a text", "a text"],
])("what has no code is a failure of ours: %s", (thrown, message) => {
  expect(failureResponse("u", thrown, "deny").status?.message).toBe(
    `denied by the failure policy, no decision: JUDGEMENT_FAILED: ${message}`,
  );
});
