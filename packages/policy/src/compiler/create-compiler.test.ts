import { sha256 } from "@hasp/core";
import { describe, expect, test, vi } from "vitest";
import { PolicyError } from "../error.ts";
import { createCompiler } from "./create-compiler.ts";
import { createInlineEngine } from "./inline-engine.ts";
import { localCompiler as compiler } from "./local-compiler.ts";
import { localModule } from "./local-module.ts";
import { createWorkerEngine } from "./worker-engine.ts";

vi.setConfig({ testTimeout: 120_000 });

const rego = (text: string, path = "p.rego") => ({ path, text: `package p\n\n${text}\n` });
const built = (text: string, hostBuiltins: readonly string[] = []) =>
  compiler.build({ modules: [rego(text)], entrypoints: ["p/r"], hostBuiltins });

describe("build", () => {
  test("makes a WebAssembly module, the same bytes from the same files in any order", async () => {
    const files = ["a", "b", "c"].map((name) => rego(`r contains "${name}"`, `${name}.rego`));
    const request = { entrypoints: ["p/r"], hostBuiltins: [] };
    const first = await compiler.build({ ...request, modules: files });
    const second = await compiler.build({ ...request, modules: files.toReversed() });
    expect([...first.wasm.subarray(0, 4)]).toEqual([0, 0x61, 0x73, 0x6d]);
    expect(sha256(second.wasm)).toBe(sha256(first.wasm));
  });

  test("tells which builtins the host must supply", async () => {
    expect((await built('r := sprintf("%d", [count(input.x)])', ["sprintf"])).builtins).toEqual([
      "sprintf",
    ]);
    expect((await built('r := $"{count(input.x)}"')).builtins).toEqual([]);
  });

  test.each([
    [
      "a builtin that the host does not supply",
      "r := json.patch(input, [])",
      /p\.rego:3:6: builtin json\.patch is not available/,
    ],
    ["a builtin that reaches out", 'r := http.send({"url": "http://x"})', /builtin http\.send/],
    ["a function that nobody wrote", "r := nothing(1)", /p\.rego:3:6: undefined function/],
    ["text that is no Rego", "r if {", /p\.rego:\d/],
    ["an unused import", "import data.q\n\nr := 1", /p\.rego:3:1: import data\.q unused/],
    ["an entrypoint that is not there", "s := 1", /entrypoint "p\/r" does not refer to a rule/],
    [
      "no more than it can say",
      Array.from({ length: 500 }, (_, i) => `r${i} := f${i}(1)`).join("\n"),
      /undefined function/,
    ],
  ])("refuses %s", async (_, text, message) => {
    await expect(built(text)).rejects.toMatchObject({
      code: "POLICY_INVALID",
      message: expect.stringMatching(message),
    });
  });

  test("names the place where people find a file", async () => {
    const modules = [{ ...rego("r := := 1"), place: "policies/p.rego" }];
    await expect(compiler.check({ modules, hostBuiltins: [] })).rejects.toThrow(
      "policies/p.rego:3:6: ",
    );
  });

  test.each([
    ["nested too deeply", `r := ${"[".repeat(50_000)}${"]".repeat(50_000)}`, "COMPILER_FAILED"],
    ["too large", `r := "${"x".repeat(3 * 2 ** 20)}"`, "LIBRARY_INVALID"],
  ])("gives a coded error for Rego that is %s, and goes on", async (_, text, code) => {
    await expect(built(text)).rejects.toMatchObject({ code, hint: expect.any(String) });
    await expect(built("r := 1")).resolves.toBeDefined();
  });

  test("refuses too many files before it starts", async () => {
    const modules = Array.from({ length: 5001 }, (_, i) => rego("r := 1", `${i}.rego`));
    await expect(compiler.inspect(modules)).rejects.toMatchObject({ code: "LIBRARY_INVALID" });
  });
});

describe("check", () => {
  const schemas = {
    all: { type: "object", properties: { a: { type: "string" }, b: { type: "string" } } },
    a: { type: "object", properties: { a: { type: "string" } } },
  };
  const metadata = "# METADATA\n# scope: package\n# title: t\n";
  const check = (text: string) =>
    compiler.check({
      modules: [
        {
          path: "typed.rego",
          text: `${metadata}package typed\n\n${text}\n`,
          schemas: { input: "a" },
        },
        rego("r := input.b"),
      ],
      hostBuiltins: [],
      schemas,
      inputSchema: "all",
    });

  test("takes what the schema of a file has", () =>
    expect(check("r := input.a")).resolves.toBeUndefined());

  test.each([
    ["by its whole path", "r := data.given.x.c"],
    ["in a function's body", "f(_) if data.given.x.c == 1"],
    ["by a variable", 'r := data.given[k].c if k := "x"'],
    ["by an import", "import data.given\n\nr := given.x.c"],
    ["by an import of a part", "import data.given.x as part\n\nr := part.c"],
    ["in an else", 'r := 1 if {\n\tinput.a == "x"\n} else := data.given.x.c'],
    ["in a default beside", "default r := 1\n\nr := data.given.x.c"],
    ["in a rule beside one that has it", "r := data.given.x.a\n\ns := data.given.x.c"],
  ])("refuses data that its schema has not, read %s", async (_, text) => {
    const given = { type: "object", properties: { x: schemas.a }, additionalProperties: false };
    const modules = [
      {
        path: "typed.rego",
        text: `${metadata}package typed\n\n${text}\n`,
        schemas: { input: "a", "data.given": "given" },
      },
    ];
    const request = {
      modules,
      hostBuiltins: [],
      schemas: { ...schemas, given },
      inputSchema: "all",
    };
    await expect(compiler.check(request)).rejects.toThrow(/undefined ref: data\.given/);
  });

  test("refuses what only another file's schema has", () =>
    expect(check("r := input.b")).rejects.toThrow(
      "typed.rego:6:6: undefined ref: input.b; it has a",
    ));
});

describe("test", () => {
  const modules = [
    rego('r := input.x\n\ns := "never" if {\n\tinput.y\n}'),
    {
      path: "p_test.rego",
      test: true,
      text: `package p_test

import data.p

test_passes if p.r == 1 with input as {"x": 1}

test_fails if {
	print("seen", 1)
	p.r == 2 with input as {"x": 1}
}

test_cases[note] if {
	some note, case in {"good": [1, 1], "bad": [1, 2]}
	case[0] == case[1]
}

todo_test_later if false

test_hangs if {
	some a in numbers.range(1, 100000)
	some b in numbers.range(1, 100000)
	a == 0 - b
}

test_reads_data if data.d == 7
`,
    },
  ];

  test("runs tests and tells outcome, place, output and coverage", async () => {
    const coverage = ["p.rego"];
    const result = await compiler.test({ modules, coverage, data: { d: 7 }, timeoutMs: 300 });
    const outcomes = result.tests.map(({ name, outcome, row }) => [name, outcome, row]);
    expect(outcomes).toEqual([
      ["test_passes", "pass", 5],
      ["test_fails", "fail", 7],
      ["test_cases", "fail", 12],
      ["todo_test_later", "skip", 17],
      ["test_hangs", "error", 19],
      ["test_reads_data", "pass", 25],
    ]);
    expect(result.tests[1]).toMatchObject({ file: "p_test.rego", output: "seen 1\n" });
    expect(result.tests[2]?.failed).toEqual(["bad"]);
    expect(result.tests[4]?.error?.code).toBe("eval_cancel_error");
    expect(result.coverage).toMatchObject({ covered: 1, notCovered: 2 });
    expect(result.coverage.files).toMatchObject([
      {
        file: "p.rego",
        missing: [
          [5, 5],
          [6, 6],
        ],
      },
    ]);
  });

  test("runs the tests that a filter names", async () => {
    const { tests } = await compiler.test({ modules, filter: "p_test.test_passes$" });
    expect(tests.map(({ name }) => name)).toEqual(["test_passes"]);
  });
});

test("formats as opa fmt does", async () => {
  expect(await compiler.format([rego("r:=   [1,2 ]")])).toEqual([rego("r := [1, 2]")]);
});

test("inspects packages and METADATA", async () => {
  const text =
    "# METADATA\n# title: T\n# description: D\n# custom:\n#   n: 1.5\npackage a.b\n\nr := 1\n\nf(x) := x\n";
  expect(await compiler.inspect([{ path: "a.rego", text }])).toEqual([
    {
      path: "a.rego",
      package: "a.b",
      row: 6,
      rules: ["f", "r"],
      annotations: [{ scope: "package", title: "T", description: "D", custom: { n: 1.5 }, row: 1 }],
    },
  ]);
});

describe("eval", () => {
  test.each([
    [
      "keeps the digits of numbers",
      "data.p.r",
      '{"x": 12345678901234567890.10}',
      ["12345678901234567890.10"],
    ],
    ["is empty when undefined", "data.p.r", undefined, []],
    ["keeps sets in order", "{3, 1, 2}", undefined, ["[1,2,3]"]],
  ])("%s", async (_, query, inputText, values) => {
    const results = await compiler.eval({
      modules: [rego("r := input.x")],
      query,
      ...(inputText !== undefined && { inputText }),
    });
    expect(results.flatMap((result) => result.values)).toEqual(values);
  });

  test("binds variables and reads data", async () => {
    const results = await compiler.eval({
      modules: [],
      query: "x := data.d[_]",
      data: { d: [1, "a"] },
    });
    expect(results.map(({ bindings }) => bindings)).toEqual([{ x: "1" }, { x: '"a"' }]);
  });

  test("ends at its limit of time", async () => {
    const query =
      "count([1 | some a in numbers.range(1, 9999); some b in numbers.range(1, 9999); a == b])";
    const running = compiler.eval({ modules: [], query, timeoutMs: 200 });
    await expect(running).rejects.toMatchObject({ code: "POLICY_INVALID" });
  });
});

test("ends what takes too long, and goes on", async () => {
  const impatient = createCompiler(createWorkerEngine(), { test: 1000, other: 3000 });
  const grow = Array.from({ length: 30 }, (_, i) => `r${i + 1} := {"a": r${i}, "b": r${i}}`);
  const endless = rego(["r0 := 1", ...grow, 'r := 1 if r30 == {"a": 1}'].join("\n"));
  const patient = createCompiler(createWorkerEngine());
  await expect(impatient.check({ modules: [endless], hostBuiltins: [] })).rejects.toMatchObject({
    code: "COMPILER_FAILED",
    message: "the Rego compiler failed: no answer within 3 s",
    hint: expect.any(String),
  });
  await expect(patient.inspect([rego("r := 1")])).resolves.toHaveLength(1);
});

test("answers requests that are made at once", async () => {
  const names = ["a.rego", "b.rego", "c.rego"];
  const answers = await Promise.all(names.map((name) => compiler.inspect([rego("r := 1", name)])));
  expect(answers.map(([module]) => module?.path)).toEqual(names);
});

test("runs on the calling thread too, and looks again for a program that was not there", async () => {
  let reads = 0;
  const inline = createCompiler(
    createInlineEngine({
      digest: () => localModule.digest(),
      async read() {
        reads += 1;
        if (reads === 1) throw new PolicyError("COMPILER_MISSING", "not built");
        return localModule.read();
      },
    }),
  );
  await expect(inline.inspect([])).rejects.toMatchObject({ code: "COMPILER_MISSING" });
  await expect(inline.inspect([rego("r := 1")])).resolves.toHaveLength(1);
  await expect(inline.inspect([rego("r := 2")])).resolves.toHaveLength(1);
  expect(reads).toBe(2);
});
