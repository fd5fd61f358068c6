import { sha256 } from "@hasp/core";
import { expect, test } from "vitest";
import { readDecision } from "./read-decision.ts";

const bundle = { revision: "r", digest: sha256("bundle") };
const input = { digest: sha256("input") };
const result = { verdict: "unknown", violations: [], undecided: [], other: 1 };

function read(value: unknown) {
  return readDecision(JSON.stringify([{ result: value }]), bundle, input);
}

test("names the bundle and the input, whatever the policy says that they are", () => {
  const claimed = { ...result, bundle: "other", input: "other" };
  expect(read(claimed)).toEqual({ ...result, bundle, input });
});

test.each([
  ["it is no object", null],
  ["it is no object", 1],
  ["it has no verdict", []],
  ["it has no verdict", { ...result, verdict: "maybe" }],
  ["its violations are no list", { ...result, violations: {} }],
  ["its undecided are no list", { ...result, undecided: undefined }],
])("takes nothing for a decision of which %s: %j", (fault, value) => {
  expect(() => read(value)).toThrow(
    expect.objectContaining({
      code: "EVALUATION_FAILED",
      message: expect.stringContaining(fault),
      hint: "build the bundle again with this version: hasp policy build",
    }),
  );
});

test.each([
  ["gave no decision", "[]"],
  ["gave no result set", "[{"],
])("says that the policies %s", (message, results) => {
  expect(() => readDecision(results, bundle, input)).toThrow(message);
});
