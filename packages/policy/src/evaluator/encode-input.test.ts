import { canonicalJson, sha256 } from "@hasp/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Input } from "../contract/input.ts";
import { encodeInput, takeInput } from "./encode-input.ts";

const encode = (members: object) => encodeInput({ kind: "workload", ...members } as Input, 2 ** 20);

test.each([
  ["in canonical order", { kind: "workload", phase: "run" }],
  ["in another order", { phase: "run", kind: "workload" }],
  ["in another order deep within", { z: [{ a: 1, b: [{ d: 1, c: 2 }] }] }],
  ["that JavaScript moves to the front", { ports: { 9: 1, 10: 2, "08": 3 } }],
  ["that are empty or stand behind undefined", { m: undefined, z: { "": 1, a: 2 } }],
  ["of an object that writes itself otherwise", { z: new Date(0) }],
  ["named __proto__", { z: JSON.parse('{"__proto__":1,"a":2}') }],
])("writes keys %s as the canonical JSON", (_, members) => {
  const { text, digest } = encode(members);
  expect(text).toBe(canonicalJson({ kind: "workload", ...members }));
  expect(digest).toBe(sha256(text));
});

test("writes any input as its canonical JSON", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (members) => {
      expect(encode(members).text).toBe(canonicalJson({ kind: "workload", ...members }));
    }),
  );
});

test("writes lone surrogates as OPA reads them, and digests them as they are", () => {
  const { text, digest } = encode({ z: "\ud800\\ud800" });
  expect(text).toBe('{"kind":"workload","z":"\ufffd\\\\ud800"}');
  expect(digest).toBe(sha256('{"kind":"workload","z":"\\ud800\\\\ud800"}'));
});

test.each([
  ["EVALUATION_FAILED", "a great integer", { z: 1n }],
  ["INPUT_TOO_LARGE", "more bytes than allowed, counted in UTF-8", { z: "é".repeat(2 ** 19) }],
])("refuses with %s %s", (code, _, members) => {
  expect(() => encode(members)).toThrow(expect.objectContaining({ code }));
});

test("takes as many bytes as it may and no more", () => {
  const text = '{"kind":"image"}';
  expect(takeInput(text, "image", text.length).text).toBe(text);
  expect(() => takeInput(text, "image", text.length - 1)).toThrow("has 16 bytes, more than 15");
});

test("says of what cannot be written what to give", () => {
  const input = { kind: "image", n: 1n } as unknown as Input;
  expect(() => encodeInput(input, 1000)).toThrow(
    expect.objectContaining({
      code: "EVALUATION_FAILED",
      message: expect.stringMatching(/^the input cannot be written as JSON: /),
      hint: "give an input that the contract's schemas accept",
    }),
  );
  let deep: object = {};
  for (let level = 0; level < 200_000; level++) deep = { a: deep };
  expect(() => encodeInput({ kind: "image", deep } as unknown as Input, 1000)).toThrow(
    expect.objectContaining({
      code: "INPUT_TOO_LARGE",
      message: "the input of kind image is too deep or too long to be written",
    }),
  );
});
