import { expect, test, vi } from "vitest";
import { compileAndOpen } from "../testing/compile-bundle.ts";
import { OpaInstance } from "./opa-instance.ts";
import { compileOpaModule } from "./opa-module.ts";

vi.setConfig({ testTimeout: 120_000 });

async function instanceOf(rego: string, data: Record<string, unknown> = {}, pages = 1024) {
  const bundle = await compileAndOpen({ rego, entrypoints: ["t/p"], data });
  return new OpaInstance(await compileOpaModule(bundle, pages));
}

test.each(["0", '""', "false", "null", "[]"])("takes %s as an input", async (input) => {
  const instance = await instanceOf("package t\n\np := [input]\n");
  expect(instance.evaluate("t/p", input)).toBe(`[{"result":[${input}]}]`);
});

test("gives an empty result set where the entrypoint is undefined", async () => {
  const instance = await instanceOf("package t\n\np := input.x\n");
  expect(instance.evaluate("t/p", "{}")).toBe("[]");
});

test("keeps the text of numbers in data and input", async () => {
  const data = { n: 0.1 + 0.2 };
  const instance = await instanceOf("package t\n\np := [input.a, data.n]\n", data);
  expect(instance.evaluate("t/p", '{"a":12345678901234567890.10}')).toBe(
    '[{"result":[12345678901234567890.10,0.30000000000000004]}]',
  );
});

test("forgets one input before it sees the next", async () => {
  const instance = await instanceOf('package t\n\np := object.get(input, "a", data.n)\n', { n: 7 });
  expect(instance.evaluate("t/p", '{"a":1}')).toBe('[{"result":1}]');
  expect(instance.evaluate("t/p", "{}")).toBe('[{"result":7}]');
});

test("matches patterns again after their cache was dropped with the heap", async () => {
  const rego =
    'package t\n\np := [regex.match(input.r, input.s), glob.match(input.g, ["/"], input.s)]\n';
  const instance = await instanceOf(rego);
  for (const [s, matches] of [
    ["a/b", true],
    ["b/a", false],
    ["a/c", true],
  ] as const) {
    const input = JSON.stringify({ r: "^a/[bc]$", g: "a/*", s });
    expect(instance.evaluate("t/p", input)).toBe(`[{"result":[${matches},${matches}]}]`);
  }
});

test("grows for a large input once and keeps that", async () => {
  const instance = await instanceOf("package t\n\np := count(input)\n", {}, 4096);
  const large = JSON.stringify(Array.from({ length: 100_000 }, (_, index) => `item ${index}`));
  expect(instance.evaluate("t/p", large)).toBe('[{"result":100000}]');
  const grown = instance.memorySize;
  for (let round = 0; round < 20; round += 1) instance.evaluate("t/p", large);
  expect(instance.memorySize).toBe(grown);
});

test("refuses a module that needs more memory than it may have", async () => {
  await expect(instanceOf("package t\n\np := 1\n", {}, 1)).rejects.toMatchObject({
    name: "BundleError",
    code: "ABI_UNSUPPORTED",
  });
});

test.each([
  ["that does not fit", JSON.stringify("x".repeat(3_000_000))],
  ["that fits as text only", JSON.stringify(Array.from({ length: 100_000 }, (_, index) => index))],
])("stops at its memory's maximum over an input %s", async (_, large) => {
  const instance = await instanceOf("package t\n\np := count(input)\n", {}, 32);
  expect(() => instance.evaluate("t/p", large)).toThrow(
    expect.objectContaining({ code: "EVALUATION_EXHAUSTED" }),
  );
  expect(instance.memorySize).toBeLessThanOrEqual(32 * 65_536);
});
