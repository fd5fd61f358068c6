import { expect, test, vi } from "vitest";
import { localCompiler as compiler } from "../compiler/local-compiler.ts";
import { hostBuiltins } from "../evaluator/builtins/builtin.ts";
import type { LibraryFile } from "../library/library-file.ts";
import { lintLibrary } from "./lint-library.ts";

vi.setConfig({ testTimeout: 60_000 });

const file = (name: string, text: string): LibraryFile => ({ name, place: `/home/${name}`, text });

/** A policy of the group `test`; its METADATA block begins in the first line. */
function policy(id: string, rego: string, before = ""): LibraryFile {
  const name = id.replaceAll("-", "_");
  return file(
    `test/${id}.rego`,
    `${before}# METADATA
# title: Odd ${id}
# description: For tests.
# custom:
#   id: ${id}
#   severity: low
#   subjects: [workload]
#   phases: [build, deploy, run]
#   remediation: Mend it.
#   references: []
package hasp.policies.test.${name}

violations contains {"message": "x", "path": ""} if {
${rego.replaceAll(/^/gm, "\t")}
}
`,
  );
}

const cases = (id: string) => {
  const name = id.replaceAll("-", "_");
  return file(
    `test/${id}_test.rego`,
    `package hasp.policies.test.${name}_test

import data.hasp.policies.test.${name}

test_finds if count(${name}.violations) == 1

test_spares if count(${name}.violations) == 0
`,
  );
};

async function lint(files: readonly LibraryFile[], own?: readonly LibraryFile[]) {
  const findings = await lintLibrary({ files, compiler, ...(own && { own }) });
  return findings.map(({ rule, file, line, column }) => `${rule} ${file}:${line}:${column}`);
}

const one = (rego: string, before = "") => lint([policy("a", rego, before), cases("a")]);

test("a finding has its place, its level and what to do", async () => {
  const findings = await lintLibrary({
    files: [policy("a", '\n  input.phase == "odd"')],
    compiler,
  });
  expect(findings).toContainEqual({
    rule: "never-holds",
    level: "error",
    file: "/home/test/a.rego",
    line: 15,
    column: 4,
    message: 'input.phase == "odd" never holds: it may be "build", "deploy", "run", and not "odd"',
    hint: expect.stringContaining("correct the condition"),
  });
});

test("what is without fault gives nothing", async () => {
  expect(await one("input.workload.name")).toEqual([]);
});

test.each([
  ["on its line", "1 == 2 # hasp lint: ignore never-holds the world may change"],
  ["above it", "# hasp lint: ignore never-holds the world may change\n1 == 2"],
  [
    "among several above it",
    '# hasp lint: ignore never-holds the world may change\n# hasp lint: ignore pattern-first it is short\nregex.match("(?i)a", input.workload.name) == 1\ninput.phase == "run"',
  ],
])("a comment %s switches a rule off", async (_, rego) => {
  const found = await one(rego);
  expect(found.filter((text) => text.startsWith("never-holds"))).toEqual([]);
});

test("above a METADATA block it speaks of what is in there", async () => {
  const before = "# hasp lint: ignore missing-case its tests are elsewhere\n\n";
  expect(await lint([policy("a", "input.workload", before)])).toContain(
    "unused-ignore /home/test/a.rego:1:1",
  );
  const near = before.trimEnd();
  expect(await lint([policy("a", "input.workload", `${near}\n`)])).toEqual([]);
});

test.each([
  ["without a reason", "# hasp lint: ignore never-holds", "ignore-form"],
  ["with a rule that there is not", "# hasp lint: ignore never-hold why", "ignore-form"],
  ["in another form", "# hasp lint ignore never-holds why", "ignore-form"],
  ["for what cannot be switched off", "# hasp lint: ignore syntax why", "ignore-form"],
])("a comment %s switches nothing off", async (_, comment, rule) => {
  const found = await one(`${comment}\n1 == 2`);
  expect(found).toEqual([`${rule} /home/test/a.rego:14:2`, "never-holds /home/test/a.rego:15:2"]);
});

test("a comment for what is not found is a finding", async () => {
  const comment = "# hasp lint: ignore never-holds why";
  expect(await one(`${comment}\ninput.workload.name`)).toEqual([
    "unused-ignore /home/test/a.rego:14:2",
  ]);
});

test("a file that does not parse is named, and the others are looked at", async () => {
  const broken = file("test/b.rego", "package hasp.policies.test.b\n\nviolations contains {");
  const found = await lint([policy("a", "1 == 2"), cases("a"), broken]);
  expect(found).toEqual(["never-holds /home/test/a.rego:14:2", "syntax /home/test/b.rego:3:21"]);
});

test("a name in a template that nobody declared is placed, though OPA does not say where", async () => {
  const shared = file(
    "lib/odd.rego",
    'package hasp.lib.odd\n\ntold(x) := $"{data.hasp.lib.even.text(x)}"\n',
  );
  const lent = file("lib/even.rego", "package hasp.lib.even\n\ntext(x) := x\n");
  const whole = policy("b", "input.workload");
  const text = whole.text.replace('"message": "x"', '"message": $"{nobody.name} is odd"');
  const broken = { ...whole, text };
  const found = await lint([policy("a", "1 == 2"), cases("a"), broken, shared, lent]);
  expect(found).toEqual(["never-holds /home/test/a.rego:14:2", "syntax /home/test/b.rego:13:36"]);
});

test("what leans on a file that does not compile is named too", async () => {
  const lib = file("lib/odd.rego", "package hasp.lib.odd\n\nis_odd(x) if y == x\n");
  const found = await lint([
    policy("a", "data.hasp.lib.odd.is_odd(input.workload.name)"),
    policy("b", "1 == 2"),
    cases("b"),
    lib,
  ]);
  expect(found).toEqual([
    "syntax /home/lib/odd.rego:3:14",
    "syntax /home/test/a.rego:14:2",
    "never-holds /home/test/b.rego:14:2",
  ]);
});

test("only own files are looked at, and the others lend what they lean on", async () => {
  const lib = file("lib/odd.rego", 'package hasp.lib.odd\n\nis_odd if input.phase == "odd"\n');
  const own = [policy("a", "data.hasp.lib.odd.is_odd"), cases("a")];
  expect(await lint([...own, lib, policy("b", "1 == 2")], own)).toEqual([
    "never-holds /home/test/a.rego:14:2",
  ]);
});

test("shared Rego that is asked with another input may read what the contract does not have", async () => {
  const lib = file(
    "lib/odd.rego",
    'package hasp.lib.odd\n\nis_odd if input.review.kind == "odd"\n\nis_even if 1 == 2\n',
  );
  const asking = policy("a", 'data.hasp.lib.odd.is_odd with input as {"review": input.workload}');
  expect(await lint([asking, cases("a"), lib])).toEqual(["never-holds /home/lib/odd.rego:5:12"]);
  const own = policy("a", "data.hasp.lib.odd.is_odd");
  expect(await lint([own, cases("a"), lib])).toContain("never-holds /home/lib/odd.rego:3:11");
});

test("two policies of one title are named", async () => {
  const twin = { ...policy("b", "input.workload"), name: "test/b.rego" };
  const same = { ...twin, text: twin.text.replace("Odd b", "odd A") };
  const found = await lint([policy("a", "input.workload"), cases("a"), same, cases("b")]);
  expect(found).toEqual(["title /home/test/a.rego:2:3", "title /home/test/b.rego:2:3"]);
});

test("the package of a test file is named as the file", async () => {
  const moved = cases("a");
  const test = { ...moved, text: moved.text.replace("test.a_test", "test.c_test") };
  expect(await lint([policy("a", "input.workload"), test])).toEqual([
    "test-package /home/test/a_test.rego:1:1",
  ]);
});

// so that no rule of the linter has to tell of them
test.each([
  "time.now_ns()",
  'rand.intn("a", 3)',
  'uuid.rfc4122("a")',
  'http.send({"method": "get", "url": "https://example.com"})',
  "opa.runtime()",
])("check refuses %s in a policy", async (call) => {
  const modules = [{ path: "p.rego", text: `package p\n\nr := ${call}\n` }];
  await expect(compiler.check({ modules, hostBuiltins })).rejects.toThrow(
    /builtin .* is not available in policy\.wasm/,
  );
});

const many = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join("\n");

test.each([
  ["parentheses", `${"(".repeat(50_000)}1${")".repeat(50_000)}`, "syntax"],
  ["a long sum", `input.workload.replicas == 1${" + 1".repeat(50_000)}`, "syntax"],
  ["nested comprehensions", `x := ${"[y | y := ".repeat(30)}1${"]".repeat(30)}\nx == 2`, "syntax"],
  ["a large set", `input.phase in {${many(20_000, (i) => `"x${i}",`)}}`, undefined],
  ["many conditions", many(3_000, (i) => `input.phase != "x${i}"`), "always-holds"],
  [
    "many patterns",
    many(2_000, (i) => `regex.match("a+${i}", input.workload.x${i})`),
    "never-holds",
  ],
  ["a megabyte of text", `input.workload.name == "${"x".repeat(1_000_000)}"`, undefined],
])("%s do no harm", async (_, rego, rule) => {
  const found = await lint([policy("a", rego), cases("a"), policy("b", "1 == 2"), cases("b")]);
  const rules = (name: string) =>
    new Set(found.filter((text) => text.includes(name)).map((text) => text.split(" ")[0]));
  expect(rules("b.rego")).toEqual(new Set(["never-holds"]));
  if (rule !== undefined) expect(rules("a.rego")).toContain(rule);
});

test("cases of a table count as tests, each for what it expects", async () => {
  const files = [policy("tabled", 'input.workload.name == "x"')];
  const said = async (cases: string, name = "tabled") => {
    const tables = [file(`test/${name}_test.yaml`, `policy: ${name}\ncases:\n${cases}`)];
    return (await lintLibrary({ files, tables, compiler })).map(({ message }) => message);
  };
  const [finds, spares] = ["  - {name: a, want: [{path: /a}]}\n", "  - {name: b, want: none}\n"];
  expect(await said(finds + spares)).toEqual([]);
  expect(await said(finds + spares, "other")).toEqual(["no test asks this policy"]);
  expect(await said(spares)).toEqual(["no test expects it to find something"]);
  expect(await said(`${spares}  - {name: c, want: nonsense}\n`)).toEqual([
    "no test expects it to find something",
  ]);
  expect(await said(finds)).toEqual(["no test expects it to find nothing"]);
  expect(await said("  - [")).toEqual(["no test asks this policy"]);
});

test("a parameter is tested where a table sets it", async () => {
  const [plain] = [policy("tabled", 'data.hasp.parameters.tabled.names[_] == "x"')];
  const parameters =
    "#   parameters:\n#     type: object\n#     properties:\n#       names: {type: array, items: {type: string}, default: []}\n";
  const files = [
    { ...plain, text: plain.text.replace("#   references", `${parameters}#   references`) },
  ];
  const rulesOf = async (more: string) => {
    const cases = `cases:\n  - {name: a, ${more}want: [{path: /a}]}\n  - {name: b, want: none}\n`;
    const tables = [file("test/tabled_test.yaml", `policy: tabled\n${cases}`)];
    return (await lintLibrary({ files, tables, compiler })).map(({ rule }) => rule);
  };
  expect(await rulesOf("")).toEqual(["untested-parameter"]);
  expect(await rulesOf("parameters: {names: [x]}, ")).toEqual([]);
  expect(await rulesOf("settings: {policies: {tabled: {parameters: {names: [x]}}}}, ")).toEqual([]);
});
