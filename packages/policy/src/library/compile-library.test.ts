import { sha256 } from "@hasp/core";
import { describe, expect, test, vi } from "vitest";
import { localCompiler as compiler } from "../compiler/local-compiler.ts";
import { subjectKinds } from "../contract/input.ts";
import { readSharedRego } from "../testing/engine.ts";
import { checkLibrary, formatLibrary } from "./check-library.ts";
import { compileLibrary } from "./compile-library.ts";
import type { LibraryFile } from "./library-file.ts";
import { testLibrary } from "./test-library.ts";

vi.setConfig({ testTimeout: 120_000 });

const file = (name: string, text: string): LibraryFile => ({
  name,
  place: `policies/${name}`,
  text,
});

const shared = await readSharedRego();
const sharedNames = shared.map(({ name }) => name);

interface Changes {
  readonly id?: string;
  readonly subjects?: string;
  readonly events?: string;
  readonly more?: string;
  readonly rego?: string;
}

/** A policy that is right but for the changes. */
function policy(name: string, changes: Changes = {}): LibraryFile {
  const [group = "", id = ""] = name.split("/");
  const { subjects = "[workload]", events, more = "", rego } = changes;
  return file(
    `${name}.rego`,
    `# METADATA
# scope: package
# title: A title
# description: A description
# custom:
#   id: ${changes.id ?? id}
#   severity: high
#   subjects: ${subjects}
${events === undefined ? "" : `#   events: ${events}\n`}#   phases: [build, deploy, run]
#   remediation: Do otherwise.
#   references: []
${more}package hasp.policies.${group.replaceAll("-", "_")}.${id.replaceAll("-", "_")}

${rego ?? 'violations contains {"message": "m", "path": ""} if input.workload.name == "bad"'}
`,
  );
}

const compile = (...files: LibraryFile[]) =>
  compileLibrary({ files: [...shared, ...files], compiler });
const fault = (...files: LibraryFile[]) => compile(...files).catch((error: unknown) => error);

const head = { contract: 1, phase: "run", context: { time: "2026-11-24T12:00:00.000Z" } };
const workload = (name: string) => ({
  workload: { kind: "Pod", name, namespace: "n", labels: {}, containers: [] },
});

describe("compileLibrary", () => {
  test("gives all that a bundle holds, the same bytes in whatever order files come", async () => {
    const files = [policy("workload/b-two"), policy("workload/a-one"), ...shared];
    const library = await compileLibrary({ files, compiler });
    const again = await compileLibrary({ files: files.toReversed(), compiler });
    expect(sha256(again.wasm)).toBe(sha256(library.wasm));
    expect(again.files).toEqual(library.files);
    expect(library.policies.map(({ id, group }) => [group, id])).toEqual([
      ["workload", "a-one"],
      ["workload", "b-two"],
    ]);
    expect(library.entrypoints).toEqual([
      ...subjectKinds.map((kind) => `hasp/decide/${kind}`),
      "hasp/explain",
    ]);
    expect(Object.keys(library.files)).toEqual([
      "decide.rego",
      ...sharedNames,
      "parameters.rego",
      "workload/a-one.rego",
      "workload/b-two.rego",
    ]);
    expect(library.data.hasp.settings.policies["a-one"]?.enforcement).toEqual({
      build: "enforce",
      deploy: "enforce",
      run: "enforce",
    });
  });

  test("leaves tests out of the bundle", async () => {
    const { files } = await compile(
      policy("w/a"),
      file("w/a_test.rego", "package hasp.a_test\n\ntest_a if json.patch({}, [])\n"),
    );
    expect(Object.keys(files)).toEqual([
      "decide.rego",
      ...sharedNames,
      "parameters.rego",
      "w/a.rego",
    ]);
  });

  test.each([
    ["a workload that breaks it", "workload", workload("bad"), "deny", 1],
    ["one that does not", "workload", workload("good"), "allow", 1],
    ["a kind without policies", "image", { image: { id: "x" } }, "allow", 0],
    ["an event of its type", "process", { event: { type: "exec" } }, "deny", 1],
    ["an event of another type", "process", { event: { type: "exit" } }, "allow", 0],
  ])("asks the policies about %s", async (_, kind, input, verdict, policies) => {
    const exec = policy("process/x", {
      subjects: "[process]",
      events: "[exec]",
      rego: 'violations contains {"message": "m"} if input.phase',
    });
    const { files, data } = await compile(policy("workload/w"), exec);
    const [result] = await compiler.eval({
      modules: Object.entries(files).map(([path, text]) => ({ path, text })),
      data,
      query: `data.hasp.decide.${kind}`,
      inputText: JSON.stringify({ ...head, kind, ...input }),
    });
    expect(JSON.parse(result?.values[0] ?? "")).toMatchObject({ phase: "run", verdict, policies });
  });

  test("does not ask a policy that is off", async () => {
    const settings = { policies: { w: { enforcement: "off" } } };
    const { files, data } = await compileLibrary({
      files: [...shared, policy("w/w")],
      settings,
      compiler,
    });
    const [result] = await compiler.eval({
      modules: Object.entries(files).map(([path, text]) => ({ path, text })),
      data,
      query: "data.hasp.decide.workload.verdict",
      inputText: JSON.stringify({ ...head, kind: "workload", ...workload("bad") }),
    });
    expect(result?.values).toEqual(['"allow"']);
  });
});

describe("types", () => {
  test.each([
    [
      "a field that does not exist",
      {},
      "input.workload.nam",
      /^policies\/w\/a\.rego:14:41: undefined ref: input\.workload\.nam; did you mean name\?$/,
    ],
    [
      "a field of another kind",
      { subjects: "[process]", events: "[exec]" },
      "input.image.config",
      /undefined ref: input\.image\.config; it has container, context, contract/,
    ],
    [
      "a field deep in a list",
      {},
      "input.workload.containers[_].image.findngs.high",
      /did you mean findings\?/,
    ],
    [
      "a parameter that it does not declare",
      { more: "#   parameters: {type: object, properties: {max: {type: integer, default: 1}}}\n" },
      'data.hasp.parameters["a"].maxx',
      /maxx; did you mean max\?/,
    ],
    ["a value of another type", {}, "input.workload.name == 1", /match error/],
    [
      "a builtin that nobody supplies",
      {},
      "uuid.rfc4122(input.phase)",
      /builtin uuid\.rfc4122 is not available/,
    ],
  ])("refuses %s", async (_, changes, expression, message) => {
    const rego = `violations contains {"message": "m"} if ${expression}`;
    expect(await fault(policy("w/a", { ...changes, rego }))).toMatchObject({
      code: "POLICY_INVALID",
      message: expect.stringMatching(message),
      hint: expect.any(String),
    });
  });

  test("takes what every kind of a policy has", async () => {
    const rego = `violations contains {"message": $"{input.workload.name}"} if input.kind == "workload"

violations contains {"message": input.container.name} if input.context.namespace.labels["a/b"] == "c"`;
    await expect(
      compile(policy("w/a", { subjects: "[workload, container]", rego })),
    ).resolves.toBeDefined();
  });
});

describe("metadata", () => {
  test.each([
    [
      "the id is not the file's name",
      policy("w/a", { id: "b" }),
      /a\.rego:1: METADATA id b must be a/,
    ],
    [
      "a key is not known",
      policy("w/a", { more: "#   severty: low\n" }),
      /a\.rego:1: METADATA custom\.severty: unknown key "severty"; did you mean severity\?/,
    ],
    [
      "a subject does not exist",
      policy("w/a", { subjects: "[pod]" }),
      /METADATA custom\.subjects\.0: /,
    ],
    [
      "a kind of event has no event",
      policy("w/a", { subjects: "[process]" }),
      /METADATA events must name those of process: exec/,
    ],
    [
      "an event has no kind",
      policy("w/a", { events: "[exec]" }),
      /METADATA events: no subject has exec/,
    ],
    [
      "a parameter has no default",
      policy("w/a", { more: "#   parameters: {type: object, properties: {x: {type: string}}}\n" }),
      /METADATA parameter x has no default/,
    ],
    [
      "it finds nothing",
      policy("w/a", { rego: "deny := 1" }),
      /a\.rego:1: it defines no violations/,
    ],
    [
      "there is no METADATA",
      file("w/a.rego", "package hasp.policies.w.a\n\nviolations := {1}\n"),
      /a\.rego:1: no METADATA block/,
    ],
    [
      "the package is another's",
      { ...policy("w/a"), text: policy("w/b").text },
      /package hasp\.policies\.w\.b must be hasp\.policies\.w\.a/,
    ],
    [
      "shared Rego is not in its package",
      file("lib/x.rego", "package hasp.decide\n\nx := 1\n"),
      /package hasp\.decide must be hasp\.lib\.x/,
    ],
  ])("is refused when %s", async (_, wrong, message) => {
    expect(await fault(wrong)).toMatchObject({
      code: "METADATA_INVALID",
      message: expect.stringMatching(message),
    });
  });

  test("is refused when an id is taken, naming both files", async () => {
    expect(await fault(policy("v/a"), policy("w/a"))).toMatchObject({
      code: "METADATA_INVALID",
      message: "policies/w/a.rego: the id a is taken by policies/v/a.rego",
    });
  });

  test("is refused when a file is there twice, naming both", async () => {
    const own = { ...policy("w/a"), place: "own/w/a.rego" };
    expect(await fault(policy("w/a"), own)).toMatchObject({
      code: "LIBRARY_INVALID",
      message: "policies/w/a.rego and own/w/a.rego are both w/a.rego",
    });
  });

  test.each(["a.rego", "w/v/a.rego", "w/A.rego", "w/a b.rego"])(
    "is not looked for in %s",
    async (name) => {
      expect(await fault(file(name, "package a\n"))).toMatchObject({ code: "LIBRARY_INVALID" });
    },
  );
});

describe("a library with tests", () => {
  const files = [
    ...shared,
    policy("w/a"),
    file(
      "w/a_test.rego",
      `package hasp.policies.w.a_test

import data.hasp.policies.w.a

test_finds if count(a.violations) == 1 with input as {"workload": {"name": "bad"}}

test_reads_defaults if data.hasp.settings.policies.a.severity == "high"

test_builtins if json.patch({}, []) == {}
`,
    ),
  ];

  test("is checked with them", async () => {
    expect(await checkLibrary({ files, compiler })).toMatchObject([{ id: "a" }]);
    const wrong = file("w/b_test.rego", "package b_test\n\ntest_b if nothing(1)\n");
    await expect(checkLibrary({ files: [...files, wrong], compiler })).rejects.toThrow(
      "policies/w/b_test.rego:3:11: undefined function nothing",
    );
  });

  test("runs them over its defaults and covers policies and shared Rego", async () => {
    const { tests, coverage } = await testLibrary({ files, compiler });
    expect(tests.map(({ name, outcome, file: place }) => [name, outcome, place])).toEqual([
      ["test_finds", "pass", "policies/w/a_test.rego"],
      ["test_reads_defaults", "pass", "policies/w/a_test.rego"],
      ["test_builtins", "pass", "policies/w/a_test.rego"],
    ]);
    const covered = new Map(coverage.files.map((one) => [one.file, one.percent]));
    expect(covered.get("policies/w/a.rego")).toBe(100);
    expect(coverage.files).toHaveLength(shared.length + 1);
  });

  test("runs the tests of its own files alone, over the rules of all", async () => {
    const other = policy("w/c");
    const failing = file("w/c_test.rego", "package c_test\n\ntest_fails if false\n");
    const own = files.filter(({ name }) => name.startsWith("w/"));
    const all = [...files, other, failing];
    const { tests, coverage } = await testLibrary({ files: all, own, compiler });
    expect(tests.map(({ name }) => name)).not.toContain("test_fails");
    expect(tests).toHaveLength(3);
    expect(coverage.files.map((one) => one.file)).toEqual(["policies/w/a.rego"]);
  });

  test("tells which of its files are not formatted", async () => {
    const ugly = file("w/c.rego", "package c\nx:=1");
    expect(await formatLibrary({ files: [...shared, ugly], compiler })).toEqual([
      { ...ugly, text: "package c\n\nx := 1\n" },
    ]);
  });
});
