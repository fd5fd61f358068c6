import { canonicalJson, sha256 } from "@hasp/core";
import { expect, test } from "vitest";
import type { Bundle } from "../bundle/bundle.ts";
import type { Input } from "../contract/input.ts";
import { checkDecides, createJudge, type EvaluationRequest, evaluatorClosed } from "./judge.ts";

const result = { verdict: "allow", violations: [], undecided: [] };

function setUp() {
  const asked: EvaluationRequest[] = [];
  const bundle = { revision: "r", digest: sha256("b"), entrypoints: ["hasp/decide/resource"] };
  const judge = createJudge(bundle as unknown as Bundle, 200, (request) => {
    asked.push(request);
    return JSON.stringify([{ result }]);
  });
  return { judge, asked };
}

test("a recorded input is evaluated as the text that it is, and named by its digest", async () => {
  const { judge, asked } = setUp();
  const text = '{"kind":"resource","n":9007199254740993,"s":"\\ud800"}';
  const decision = await judge.evaluateText(text);
  expect(decision.input.digest).toBe(sha256(text));
  expect(asked).toEqual([
    { entrypoint: "hasp/decide/resource", input: text.replace("\\ud800", "\ufffd") },
  ]);
});

test("digits in a text are no number, and stay as they are", async () => {
  const { judge, asked } = setUp();
  const text = '{"kind":"resource","n":9007199254740993,"s":"\\"9007199254740993 is a text"}';
  await judge.evaluateText(text);
  expect(asked.map(({ input }) => input)).toEqual([text]);
});

test("an input and its canonical text are one question", async () => {
  const { judge, asked } = setUp();
  const input = { kind: "resource", contract: 1, a: { c: 1, b: [] } } as unknown as Input;
  const one = await judge.evaluate(input);
  const two = await judge.evaluateText(canonicalJson(input));
  expect(two).toEqual(one);
  expect(asked[1]).toEqual(asked[0]);
});

test.each([
  ["laid out", '{ "kind":"resource"}'],
  ["in another order", '{"kind":"resource","a":1}'],
  ["of one member twice", '{"kind":"resource","kind":"resource"}'],
  ["escaped otherwise", '{"kind":"res\\u006furce"}'],
  ["of numbers written otherwise", '{"kind":"resource","n":1.0}'],
])("refuses a text of an input that is %s: its digest would be a second name", async (_, text) => {
  await expect(setUp().judge.evaluateText(text)).rejects.toMatchObject({
    code: "EVALUATION_FAILED",
    message: "the input is not canonical JSON",
  });
});

test.each([
  ["no JSON", "{", "EVALUATION_FAILED"],
  ["null", "null", "KIND_UNKNOWN"],
  ["a kind that the bundle does not judge", '{"kind":"image"}', "KIND_UNKNOWN"],
  ["too much", `{"a":"${"x".repeat(200)}","kind":"resource"}`, "INPUT_TOO_LARGE"],
])("refuses a recorded input that is %s", async (_, text, code) => {
  await expect(setUp().judge.evaluateText(text)).rejects.toMatchObject({ code });
});

test.each([
  ["nothing", []],
  ["another path", ["other/decide/image"]],
])("refuses a bundle that decides over %s", (_, entrypoints) => {
  expect(() => checkDecides({ entrypoints })).toThrow(
    expect.objectContaining({
      code: "ENTRYPOINT_MISSING",
      message: "the bundle has no entrypoint hasp/decide/<kind>",
      hint: "build it from policies with hasp policy build",
    }),
  );
  expect(() => checkDecides({ entrypoints: [...entrypoints, "hasp/decide/image"] })).not.toThrow();
});

test("says what it is, and that it was closed", () => {
  expect(setUp().judge.bundle).toEqual({ revision: "r", digest: sha256("b") });
  expect(evaluatorClosed()).toMatchObject({
    code: "EVALUATION_FAILED",
    message: "the evaluator was closed",
    hint: "create another evaluator for the bundle",
  });
});

test.each([
  ["{", "the input is not JSON", "give an input as hasp check … --save-inputs wrote it"],
  [
    '{ "kind":"resource"}',
    "the input is not canonical JSON",
    "give an input as hasp check … --save-inputs wrote it",
  ],
  ['{"kind":"image"}', "the bundle does not judge image", "it judges resource"],
  [
    `{"a":"${"x".repeat(200)}","kind":"resource"}`,
    "the input of kind resource has 226 bytes, more than 200",
    "leave out what no policy reads: managed fields, status, findings of other images",
  ],
])("says of the text %s what is wrong, and what to do", async (text, message, hint) => {
  await expect(setUp().judge.evaluateText(text)).rejects.toMatchObject({ message, hint });
});

test("a batch has decisions and errors of evaluations as values, and throws all else", async () => {
  const { judge } = setUp();
  const resource = { kind: "resource" } as unknown as Input;
  const image = { kind: "image" } as unknown as Input;
  const [one, two] = await judge.evaluateBatch([resource, image]);
  expect(one).toMatchObject({ verdict: "allow" });
  expect(two).toMatchObject({ code: "KIND_UNKNOWN" });
  const bundle = { entrypoints: ["hasp/decide/resource"] } as unknown as Bundle;
  const broken = createJudge(bundle, 200, () => {
    throw new TypeError("a bug");
  });
  await expect(broken.evaluateBatch([resource])).rejects.toThrow("a bug");
});
