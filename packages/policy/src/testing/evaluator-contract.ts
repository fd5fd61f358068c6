import { canonicalJson, sha256 } from "@hasp/core";
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { Bundle } from "../bundle/bundle.ts";
import type { Input } from "../contract/input.ts";
import { Decision, encodeDecision } from "../decision.ts";
import { EvaluationError } from "../error.ts";
import type { EvaluatorOptions } from "../evaluator/judge.ts";
import type { Evaluator } from "../evaluator.ts";
import { compileAndOpen } from "./compile-bundle.ts";

type Create = (bundle: Bundle, options?: EvaluatorOptions) => Promise<Evaluator>;

const context = { time: "2026-11-24T00:00:00.000Z" };

/** Policies that do what a bundle may do, well or badly, told by the resource's object. */
export const contractRego = `package hasp.decide

decision := {
	"contract": 1,
	"phase": input.phase,
	"time": input.context.time,
	"subject": {"kind": "resource", "name": input.resource.name},
	"verdict": "deny",
	"policies": 1,
	"violations": [{
		"policy": "p",
		"title": "t",
		"severity": "high",
		"enforcement": "enforce",
		"message": message,
		"path": "/object",
		"evidence": {"observed": input.object},
		"remediation": "r",
	}],
	"excepted": [],
	"existing": [],
	"undecided": [],
	"outOfScope": [],
}

default message := "plain"

message := sprintf("%v of %d", [input.object.show, time.parse_rfc3339_ns(input.context.time)]) if input.object.show

message := "not a version" if {
	input.object.version
	not comparable
}

comparable if semver.compare(input.object.version, "1.0.0") >= -1

resource := decision if not input.object.act

resource := {"verdict": "allow"} if input.object.act == "shapeless"

resource := decision if input.object.act == "conflict"

resource := 1 if input.object.act == "conflict"

resource := count([x | some x in numbers.range(1, 100000000)]) if input.object.act == "devour"

resource := json.unmarshal(input.object.text) if input.object.act == "unmarshal"

resource := object.union(decision, {"excepted": [1 |
	some a in numbers.range(1, 3000)
	some b in numbers.range(1, 3000)
	some c in numbers.range(1, 3000)
	a * b == 0 - c
]}) if input.object.act == "loop"

image := decision if false
`;

export const contractEntrypoints = ["hasp/decide/image", "hasp/decide/resource"];

/** An input whose object tells the policies of `contractRego` what to do. */
export function resourceInput(object: Record<string, unknown>): Input {
  const resource = { apiVersion: "v1", kind: "ConfigMap", name: "n" };
  const lists = { labels: {}, annotations: {}, owners: [] };
  return {
    contract: 1,
    phase: "deploy",
    kind: "resource",
    context,
    resource: { ...resource, ...lists },
    object,
  };
}

/** What every evaluator holds to, whatever thread it runs on. */
export function evaluatorContract(create: Create): void {
  vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
  const small = { memoryPages: 128 };
  let bundle: Bundle;
  let evaluator: Evaluator;

  beforeAll(async () => {
    bundle = await compileAndOpen({ rego: contractRego, entrypoints: contractEntrypoints });
    evaluator = await create(bundle, small);
    return () => evaluator.close();
  });

  describe("a decision", () => {
    test("names its bundle and its input, so that it can be replayed", async () => {
      const input = resourceInput({ b: 1, a: 2 });
      const decision = await evaluator.evaluate(input);
      expect(decision.bundle).toEqual({ revision: bundle.revision, digest: bundle.digest });
      expect(decision.input.digest).toBe(sha256(canonicalJson(input)));
      expect(decision).toMatchObject({ phase: "deploy", verdict: "deny", subject: { name: "n" } });
    });

    test("is one by the whole schema", async () => {
      const decision = await evaluator.evaluate(resourceInput({ a: 1 }));
      expect(Decision.parse(decision)).toEqual(decision);
    });

    test("has the same bytes each time, whatever the order of the input's keys", async () => {
      const [a, b] = [
        { x: 1, y: [2, { z: 3 }] },
        { y: [2, { z: 3 }], x: 1 },
      ];
      const first = encodeDecision(await evaluator.evaluate(resourceInput(a)));
      expect(encodeDecision(await evaluator.evaluate(resourceInput(b)))).toBe(first);
    });

    test("is made over falsy values too", async () => {
      const object = { zero: 0, empty: "", no: false, nothing: null, list: [], map: {} };
      const { violations } = await evaluator.evaluate(resourceInput(object));
      expect(violations[0]?.evidence.observed).toEqual(object);
    });

    test("keeps any text, and reads a lone surrogate as OPA in Go does", async () => {
      const text = '\u0000\u0001\t"\\\u007f\u2028é😀\ufeff\ufffe';
      const { violations } = await evaluator.evaluate(
        resourceInput({ text, lone: "a\ud800\ud800\\ud800\udc00b", [`k${text}`]: 1 }),
      );
      expect(violations[0]?.evidence.observed).toEqual({
        text,
        lone: "a\ufffd\ufffd\\ud800\ufffdb",
        [`k${text}`]: 1,
      });
    });

    test("is found whole when it is large", async () => {
      const large = { text: "😀x".repeat(100_000) };
      const { violations } = await evaluator.evaluate(resourceInput(large));
      expect(violations[0]?.evidence.observed).toEqual(large);
    });

    test("goes on where a builtin fails: only its expression is undefined", async () => {
      const { violations } = await evaluator.evaluate(resourceInput({ version: "no version" }));
      expect(violations[0]?.message).toBe("not a version");
    });

    test("shows collections and integers beyond 2^53 as OPA in Go does", async () => {
      const { violations } = await evaluator.evaluate(resourceInput({ show: { a: [1, "b"] } }));
      expect(violations[0]?.message).toBe('{"a": [1, "b"]} of 1795478400000000000');
    });
  });

  describe("no decision", () => {
    test.each([
      ["an undefined result", "EVALUATION_FAILED", ofKind("image"), /gave no decision/],
      [
        "a result of another shape",
        "EVALUATION_FAILED",
        resourceInput({ act: "shapeless" }),
        /else than a decision/,
      ],
      [
        "a conflict",
        "EVALUATION_FAILED",
        resourceInput({ act: "conflict" }),
        /broke off.*conflict/,
      ],
      [
        "too much memory",
        "EVALUATION_EXHAUSTED",
        resourceInput({ act: "devour" }),
        /ran out of memory/,
      ],
      [
        "too deep a stack",
        "EVALUATION_EXHAUSTED",
        resourceInput({ act: "unmarshal", text: deepText }),
        /call stack/,
      ],
      ["too deep an input", "INPUT_TOO_LARGE", resourceInput(nested(200_000)), /too deep/],
    ])("comes from %s, and it judges on", async (_, code, input, message) => {
      await expect(evaluator.evaluate(input)).rejects.toMatchObject({
        name: "EvaluationError",
        code,
        message: expect.stringMatching(message),
        hint: expect.any(String),
      });
      await expect(evaluator.evaluate(resourceInput({}))).resolves.toMatchObject({
        verdict: "deny",
      });
    });

    test("comes from a kind that the bundle does not judge", async () => {
      const input = ofKind("starship");
      await expect(evaluator.evaluate(input)).rejects.toMatchObject({
        code: "KIND_UNKNOWN",
        hint: "it judges image, resource",
      });
    });

    test("comes from an input over the limit", async () => {
      const tight = await create(bundle, { ...small, maxInputBytes: 1000 });
      const input = resourceInput({ text: "x".repeat(1000) });
      await expect(tight.evaluate(input)).rejects.toMatchObject({ code: "INPUT_TOO_LARGE" });
      await tight.close();
    });

    test("comes from an input that takes more than the memory that it may have", async () => {
      const input = resourceInput({ text: "x".repeat(9 * 2 ** 20) });
      await expect(evaluator.evaluate(input)).rejects.toMatchObject({
        code: "EVALUATION_EXHAUSTED",
      });
      const roomy = await create(bundle, { memoryPages: 4096 });
      await expect(roomy.evaluate(input)).resolves.toMatchObject({ verdict: "deny" });
      await roomy.close();
    });

    test("comes from an evaluator that was closed", async () => {
      const one = await create(bundle, small);
      await one.close();
      await expect(one.evaluate(resourceInput({}))).rejects.toThrow(/closed/);
    });
  });

  test("answers in the order of the calls", async () => {
    const answered: number[] = [];
    const calls = Array.from({ length: 20 }, async (_, index) => {
      await evaluator.evaluate(resourceInput({ text: "x".repeat(20_000 - index * 1000) }));
      answered.push(index);
    });
    await Promise.all(calls);
    expect(answered).toEqual([...answered].sort((a, b) => a - b));
  });

  describe("a batch", () => {
    test("has the decisions that its inputs have one by one, in their order", async () => {
      const inputs = Array.from({ length: 50 }, (_, n) => resourceInput({ n }));
      const one = await Promise.all(inputs.map((input) => evaluator.evaluate(input)));
      expect(await evaluator.evaluateBatch(inputs)).toEqual(one);
      expect(await evaluator.evaluateBatch([])).toEqual([]);
    });

    test("says for each input why it has no decision, and judges the others", async () => {
      const tight = await create(bundle, { ...small, maxInputBytes: 1000 });
      const answers = await tight.evaluateBatch([
        resourceInput({ n: 1 }),
        resourceInput({ text: "x".repeat(1000) }),
        resourceInput({ act: "conflict" }),
        resourceInput({ n: 2 }),
        ofKind("starship"),
        resourceInput({ act: "devour" }),
        resourceInput({ n: 3 }),
      ]);
      expect(
        answers.map((one) => (one instanceof EvaluationError ? one.code : one.verdict)),
      ).toEqual([
        "deny",
        "INPUT_TOO_LARGE",
        "EVALUATION_FAILED",
        "deny",
        "KIND_UNKNOWN",
        "EVALUATION_EXHAUSTED",
        "deny",
      ]);
      await tight.close();
      const [refused] = await tight.evaluateBatch([resourceInput({})]);
      expect(refused).toMatchObject({ message: expect.stringMatching(/closed/) });
    });
  });

  describe("refuses a bundle", () => {
    test("that calls a builtin which it cannot answer, by name", async () => {
      const rego = `package hasp.decide\n\nresource := units.parse_bytes(input.resource.name)\n`;
      const [entrypoint] = ["hasp/decide/resource"];
      const other = await compileAndOpen({
        rego,
        entrypoints: [entrypoint],
        builtins: ["units.parse_bytes"],
      });
      await expect(create(other)).rejects.toMatchObject({
        name: "BundleError",
        code: "BUILTIN_UNKNOWN",
        message: expect.stringContaining("units.parse_bytes"),
      });
    });

    test.each([
      ["lacks an entrypoint that it names", ["hasp/decide/resource", "hasp/decide/process"]],
      ["decides over nothing", ["other/entrypoint"]],
    ])("that %s", async (_, entrypoints) => {
      const refused = create({ ...bundle, entrypoints });
      await expect(refused).rejects.toMatchObject({ code: "ENTRYPOINT_MISSING" });
    });

    test.each([
      ["is no WebAssembly", "BUNDLE_CORRUPT", Buffer.from("no wasm")],
      ["was not made by OPA", "ABI_UNSUPPORTED", Buffer.from([0, 97, 115, 109, 1, 0, 0, 0])],
      ["speaks ABI 1.1", "ABI_UNSUPPORTED", abiModule(1, 1)],
      ["speaks ABI 2.0", "ABI_UNSUPPORTED", abiModule(2, 0)],
    ])("whose module %s", async (_, code, wasm) => {
      await expect(create({ ...bundle, wasm })).rejects.toMatchObject({ code });
    });
  });
}

const deepText = "[".repeat(200_000);

/** An input with another word for its kind. */
function ofKind(kind: string): Input {
  return { ...resourceInput({}), kind } as unknown as Input;
}

function nested(depth: number): Record<string, unknown> {
  let object: Record<string, unknown> = {};
  for (let level = 0; level < depth; level += 1) object = { a: object };
  return object;
}

/** A module that exports nothing but its ABI version (WebAssembly core specification, 5.5). */
function abiModule(major: number, minor: number): Buffer {
  const name = (text: string) => [text.length, ...Buffer.from(text)];
  const global = (value: number) => [0x7f, 0, 0x41, value, 0x0b];
  const exports = [
    2,
    ...[...name("opa_wasm_abi_version"), 3, 0],
    ...[...name("opa_wasm_abi_minor_version"), 3, 1],
  ];
  const globals = [2, ...global(major), ...global(minor)];
  return Buffer.from([
    ...[0, 97, 115, 109, 1, 0, 0, 0],
    ...[6, globals.length, ...globals],
    ...[7, exports.length, ...exports],
  ]);
}
