import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { shippedLibrary } from "../library/read-library.ts";
import { compileAndOpen } from "../testing/compile-bundle.ts";
import { OpaInstance, OpaPolicy } from "./opa-instance.ts";
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
    message: expect.stringMatching(/^policy\.wasm cannot be started: ./),
  });
});

test("takes little memory to begin with, and as much as its module needs", async () => {
  const small = await instanceOf("package t\n\np := 1\n");
  expect(small.memorySize).toBeLessThan(4 * 2 ** 20);
  const text = "x".repeat(1_500_000);
  const large = await instanceOf(`package t\n\np := count("${text}")\n`);
  expect(large.evaluate("t/p", "{}")).toBe('[{"result":1500000}]');
});

test("breaks off over an entrypoint that the module does not have", async () => {
  const rego = "package t\n\np := 1\n\nq := 2\n";
  const bundle = await compileAndOpen({ rego, entrypoints: ["t/p", "t/q"] });
  const instance = new OpaInstance(await compileOpaModule(bundle, 1024));
  expect(() => instance.evaluate("t/r", "{}")).toThrow(
    expect.objectContaining({
      code: "EVALUATION_FAILED",
      message: expect.stringMatching(/^the policy broke off: ./),
      hint: "check the input against the contract, and the bundle with hasp policy test",
      cause: expect.any(Error),
    }),
  );
});

test("refuses a bundle whose data is not JSON, and says what to do", async () => {
  const bundle = await compileAndOpen({ rego: "package t\n\np := 1\n", entrypoints: ["t/p"] });
  const module = await compileOpaModule({ ...bundle, data: Buffer.from('{"a":') }, 1024);
  expect(() => new OpaInstance(module)).toThrow(
    expect.objectContaining({
      name: "BundleError",
      code: "BUNDLE_CORRUPT",
      message: expect.stringMatching(/^the bundle's data\.json cannot be loaded: ./),
      hint: "build the bundle again: hasp policy build",
    }),
  );
});

test("names every builtin that it cannot answer, and those that it can", async () => {
  const bundle = await compileAndOpen({
    rego: "package t\n\np := [units.parse_bytes(input.a), units.parse(input.a)]\n",
    entrypoints: ["t/p"],
    builtins: ["units.parse_bytes", "units.parse"],
  });
  const module = await compileOpaModule(bundle, 1024);
  expect(() => new OpaInstance(module)).toThrow(
    expect.objectContaining({
      code: "BUILTIN_UNKNOWN",
      message: "the bundle calls units.parse, units.parse_bytes",
      hint: expect.stringContaining("object.subset, semver.compare, sprintf"),
    }),
  );
});

test("names every entrypoint that the module lacks", async () => {
  const bundle = await compileAndOpen({ rego: "package t\n\np := 1\n", entrypoints: ["t/p"] });
  const module = await compileOpaModule(bundle, 1024);
  expect(() => new OpaInstance({ ...module, entrypoints: ["t/q", "t/p", "t/r"] })).toThrow(
    expect.objectContaining({
      code: "ENTRYPOINT_MISSING",
      message: "the bundle lacks t/q, t/r",
      hint: "build it again: hasp policy build; its policies decide under hasp/decide/<kind>",
    }),
  );
});

test("a policy holds no memory between one that broke off and the next", async () => {
  const rego = "package t\n\np := count(numbers.range(1, input.n))\n";
  const bundle = await compileAndOpen({ rego, entrypoints: ["t/p"] });
  const policy = new OpaPolicy(await compileOpaModule(bundle, 64));
  const ask = (n: number) => policy.evaluate({ entrypoint: "t/p", input: JSON.stringify({ n }) });
  expect(() => ask(1_000_000)).toThrow(
    expect.objectContaining({
      code: "EVALUATION_EXHAUSTED",
      message: expect.stringMatching(/^the policy ran out of memory: ./),
      hint: "make the input smaller or flatter, or look for a policy whose work grows with it",
      cause: expect.any(Error),
    }),
  );
  expect(policy.memorySize).toBe(0);
  expect(ask(3)).toBe('[{"result":3}]');
  expect(policy.memorySize).toBeGreaterThan(0);
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

test("compares bytes that are no UTF-8, and breaks off where characters are asked for", async () => {
  const bytes = 'base64.decode("/zpwYXNz/w==")';
  const compared = [
    `contains(${bytes}, "pass")`,
    `startswith(${bytes}, "pass")`,
    `endswith(${bytes}, "pass")`,
    `${bytes} == "pass"`,
    `count(split(${bytes}, ":")) == 2`,
  ];
  const instance = await instanceOf(`package t\n\np := [a | some a in [${compared.join(", ")}]]\n`);
  expect(instance.evaluate("t/p", "{}")).toBe('[{"result":[true,false,false,false,true]}]');
  const asked = ["trim_space(x)", "lower(x)", "upper(x)", "substring(x, 0, 3)", 'indexof(x, "a")'];
  for (const call of [...asked, "strings.reverse(x)"]) {
    const broken = await instanceOf(`package t\n\np if {\n\tx := ${bytes}\n\t${call} != 0\n}\n`);
    expect(() => broken.evaluate("t/p", "{}"), call).toThrow("invalid unicode");
  }
});

test("a TLS key of bytes that are no UTF-8 is told, and ends nothing", async () => {
  const path = "hasp/policies/secrets_management/weak_tls_key";
  const rego = readFileSync(join(shippedLibrary, "secrets-management/weak-tls-key.rego"), "utf8");
  const entrypoints = [`${path}/violations`, `${path}/unknowns`];
  const bundle = await compileAndOpen({ rego, entrypoints });
  const instance = new OpaInstance(await compileOpaModule(bundle, 1024));
  const resource = { kind: "Secret", name: "web" };
  const ask = (key: string) =>
    entrypoints.map(
      (rule) =>
        JSON.parse(
          instance.evaluate(
            rule,
            JSON.stringify({ kind: "resource", resource, object: { data: { "tls.key": key } } }),
          ),
        )[0].result.length,
    );
  expect(ask("/////w==")).toEqual([0, 1]);
  const weak = Buffer.from(`\xff-----BEGIN RSA PRIVATE KEY-----\n${"A".repeat(900)}`, "latin1");
  expect(ask(weak.toString("base64"))).toEqual([1, 0]);
});
