import { expect, test } from "vitest";
import { BundleError, EvaluationError } from "../error.ts";
import { postError, receiveBundleError, receiveEvaluationError } from "./worker-message.ts";

test.each([{ hint: "build it again" }, {}])("an error crosses threads with %o", (options) => {
  const error = new EvaluationError("EVALUATION_FAILED", "it broke off", options);
  const received = receiveEvaluationError(structuredClone(postError(error)));
  expect(received).toBeInstanceOf(EvaluationError);
  expect(received).toMatchObject({ code: "EVALUATION_FAILED", message: "it broke off" });
  expect(received.hint).toBe(error.hint);
});

test("a refused bundle is refused by the same words on the other side", () => {
  const error = new BundleError("BUNDLE_CORRUPT", "it cannot be loaded", { hint: "build it" });
  const received = receiveBundleError(structuredClone(postError(error)));
  expect(received).toBeInstanceOf(BundleError);
  expect(received).toMatchObject({
    code: "BUNDLE_CORRUPT",
    message: "it cannot be loaded",
    hint: "build it",
  });
});
