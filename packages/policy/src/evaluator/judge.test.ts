import { canonicalJson, sha256 } from "@hasp/core";
import { expect, test } from "vitest";
import type { Bundle } from "../bundle/bundle.ts";
import type { Input } from "../contract/input.ts";
import { createJudge, type EvaluationRequest } from "./judge.ts";

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
