import { expect, test, vi } from "vitest";
import { parseAllDocuments } from "yaml";
import { localCompiler } from "../../compiler/local-compiler.ts";
import { quoted } from "../../import/policy-text.ts";
import { isShared, type LibraryFile } from "../../library/library-file.ts";
import { readLibrary, shippedLibrary } from "../../library/read-library.ts";
import { exportPolicies } from "../export-policies.ts";
import type { ExportOptions } from "../exported.ts";

const shared = (await readLibrary([shippedLibrary])).filter(
  (file) => isShared(file) && !file.name.endsWith("_test.rego"),
);

// each compiles the shared rules
vi.setConfig({ testTimeout: 60_000 });

function policy(custom: object, rego: string, title = "A title"): LibraryFile {
  const metadata = {
    id: "one",
    severity: "low",
    subjects: ["workload"],
    phases: ["build", "deploy"],
    remediation: "Mend it.",
    references: [],
    enforcement: "enforce",
    ...custom,
  };
  const head = `# METADATA
# scope: package
# title: ${quoted(title)}
# description: d
# custom: ${quoted(metadata)}
package hasp.policies.ours.one
`;
  return { name: "ours/one.rego", place: "ours/one.rego", text: `${head}\n${rego}\n` };
}

function exported(own: LibraryFile, options: Partial<ExportOptions> = {}) {
  return exportPolicies("validating-admission-policy", {
    files: [...shared, own],
    compiler: localCompiler,
    ids: ["one"],
    groups: [],
    podKinds: [],
    ...options,
  });
}

interface Written {
  readonly kind: string;
  readonly spec: {
    readonly variables: readonly { readonly name: string; readonly expression: string }[];
    readonly validations: readonly Readonly<Record<string, string>>[];
    readonly matchConstraints: {
      readonly resourceRules: readonly Readonly<Record<string, unknown>>[];
    };
    readonly validationActions: readonly string[];
  };
}

function read(text = ""): Written[] {
  return (parseAllDocuments(text) as { toJS(): Written }[]).map((one) => one.toJS());
}

/** What CEL says of a condition on a container, over all of them. */
async function said(condition: string, more = "", options: Partial<ExportOptions> = {}) {
  const rego = `import data.hasp.lib.containers

violations contains {"message": "m", "path": ""} if {
	some container in containers.all
	${condition}
}
${more}`;
  const { files, items } = await exported(policy({}, rego), options);
  const [made] = read(files[0]?.text);
  const found = made?.spec.variables.find(({ name }) => name === "found1")?.expression ?? "";
  const [, text = found] =
    /^variables\.containers\.filter\(v_1, (.*)\)\.map\(v_1, "m"\)/.exec(found) ?? [];
  return { text, items };
}

test("a policy becomes one that lists its messages, and a binding with the mode in force", async () => {
  const level = { type: "integer", default: 3 };
  const rego = `violations contains {
	"message": $"has {count(input.workload.containers)} containers",
	"path": "/workload",
} if {
	count(input.workload.containers) > data.hasp.parameters.one.level
}`;
  const parameters = { type: "object", properties: { level } };
  const settings = { policies: { one: { enforcement: "warn", parameters: { level: 5 } } } };
  const { items, files } = await exported(policy({ parameters }, rego), { settings } as object);
  expect(items).toEqual([{ id: "one", state: "exported", reasons: [] }]);
  const [made, binding] = read(files[0]?.text);
  expect(made?.spec.variables.map(({ name }) => name)).toEqual([
    "object",
    "pod",
    "containers",
    "found1",
  ]);
  expect(made?.spec.variables.at(-1)?.expression).toBe(
    '((size(variables.containers) > 5) ? ("has " + string(size(variables.containers)) + " containers") : "")',
  );
  expect(made?.spec.validations).toMatchObject([
    { expression: 'variables.found1 == ""', message: "A title", reason: "Forbidden" },
  ]);
  expect(made?.spec.matchConstraints.resourceRules).toHaveLength(3);
  expect(binding?.spec).toEqual({ policyName: "hasp-one", validationActions: ["Warn", "Audit"] });
});

test.each([
  ["enforce", ["Deny"]],
  ["audit", ["Audit"]],
])("%s has the actions %j", async (enforcement, actions) => {
  const rego = `violations contains {"message": "m", "path": ""} if input.workload.pod.hostPID`;
  const { files } = await exported(policy({ enforcement }, rego));
  const [made, binding] = read(files[0]?.text);
  expect(binding?.spec.validationActions).toEqual(actions);
  // true, and neither false nor silent
  expect(made?.spec.variables.at(-1)?.expression).toBe(
    '((variables.pod.spec.?hostPID.hasValue() && variables.pod.spec.?hostPID.value()) ? "m" : "")',
  );
});

test.each<[why: string, rego: string, more: string, cel: string]>([
  [
    "what may not be there is asked for",
    'container.imagePullPolicy == "Never"',
    "",
    '(v_1.spec.?imagePullPolicy.hasValue() && (v_1.spec.?imagePullPolicy.value() == "Never"))',
  ],
  [
    "and its absence makes a negation hold",
    'not container.imagePullPolicy == "Never"',
    "",
    '!(v_1.spec.?imagePullPolicy.hasValue() && (v_1.spec.?imagePullPolicy.value() == "Never"))',
  ],
  [
    "what has a default is there",
    "container.effective.privileged == false",
    "",
    "(v_1.spec.?securityContext.?privileged.orValue(false) == false)",
  ],
  [
    "a set of constants",
    'container.role in {"init", "sidecar"}',
    "",
    '(v_1.role in ["init", "sidecar"])',
  ],
  [
    "lists within lists",
    'some port in container.ports\n\tport.container == 22\n\tport.protocol == "tcp"',
    "",
    'variables.containers.map(v_1, v_1.spec.?ports.orValue([]).filter(v_2, ((v_2.containerPort == 22) && (v_2.?protocol.orValue("TCP").lowerAscii() == "tcp"))).map(v_2, "m").join("; ")).filter(m, m != "").join("; ")',
  ],
  [
    "all of a list",
    'every word in container.args { startswith(word, "-") }',
    "",
    '!v_1.spec.?args.orValue([]).exists(v_2, !v_2.startsWith("-"))',
  ],
  [
    "functions with several bodies",
    "is_odd(container)",
    'is_odd(one) if one.tty\n\nis_odd(one) if one.role == "init"',
    '((v_1.spec.?tty.hasValue() && v_1.spec.?tty.value()) || (v_1.role == "init"))',
  ],
  [
    "else, where the first body does not hold",
    'kind(container) == "a"',
    'kind(one) := "b" if {\n\tone.tty\n} else := "a" if one.stdin',
    "(((v_1.spec.?tty.hasValue() && v_1.spec.?tty.value()) || (v_1.spec.?stdin.hasValue() && v_1.spec.?stdin.value())) && !(v_1.spec.?tty.hasValue() && v_1.spec.?tty.value()))",
  ],
  [
    "amounts",
    "container.resources.limits.memory.value > 0",
    "",
    '(("memory" in v_1.spec.?resources.?limits.orValue({})) && (quantity(string(v_1.spec.?resources.?limits.orValue({})["memory"])).compareTo(quantity("0")) > 0))',
  ],
])("%s", async (_, rego, more, cel) => {
  const { text, items } = await said(rego, more);
  expect(items[0]?.reasons).toEqual([]);
  expect(text).toBe(cel);
});

test.each<[what: string, rego: string, more: string, reason: string]>([
  [
    "a function",
    'regex.match("a", container.name)',
    "",
    "ours/one.rego:12:2: CEL is not given the function regex.match",
  ],
  ["a part of an image's name", 'container.image.tag == "1"', "", "tag of an image"],
  ["a place in a list", "some i, port in container.ports\n\ti > 0", "", "a place in a list"],
  ["an order of texts", 'container.name > "a"', "", "an order of what may be no numbers"],
  ["with", 'is_one with input.kind as "x"', "is_one if input.kind", "`with`"],
  ["all that is there", "container.ports[_].host == 1", "", "goes through all that is there"],
  [
    "a value that is looked for",
    "port_of(container) == 1",
    "port_of(one) := port.container if {\n\tsome port in one.ports\n\tport.host\n}",
    "a value that a rule looks for among many",
  ],
  [
    "small letters beyond ASCII",
    'lower(container.name) == "\u00e9"',
    "",
    "small or capital letters beside what is no constant of ASCII",
  ],
  [
    "how many a set holds",
    "count({port.container | some port in container.ports}) > 1",
    "",
    "how many a set holds",
  ],
])("what CEL cannot say alike is refused with its line: %s", async (_, rego, more, reason) => {
  const { items } = await said(rego, more);
  expect(items).toEqual([
    { id: "one", state: "left-out", reasons: [expect.stringContaining(reason)] },
  ]);
  expect(items[0]?.reasons[0]).toMatch(/^ours\/one\.rego:\d+:\d+: CEL is not given /);
});

test.each<[why: string, custom: object, rego: string, reason: string]>([
  ["another subject", { subjects: ["image"] }, "input.image.known", "it judges image"],
  [
    "another phase",
    { phases: ["build"] },
    "input.workload.pod.hostPID",
    "it is asked in build alone",
  ],
  ["off", { enforcement: "off" }, "input.workload.pod.hostPID", "have it off at deployment"],
  [
    "needs",
    { needs: ["related.services"] },
    "input.workload.pod.hostPID",
    "it needs related.services",
  ],
  ["a former object", {}, "input.former.replicas > 1", "input.former"],
  [
    "any kind",
    { subjects: ["resource"], resources: ["*"] },
    "input.resource.name",
    "no kinds that can be named here",
  ],
  ["nothing to find", {}, 'input.kind == "container"', "it finds nothing there"],
])("a policy is left out with the reason: %s", async (_, custom, condition, reason) => {
  const rego = `violations contains {"message": "m", "path": ""} if ${condition}`;
  const { items, files } = await exported(policy(custom, rego));
  expect(files).toEqual([]);
  expect(items).toEqual([
    {
      id: "one",
      state: "left-out",
      reasons: expect.arrayContaining([expect.stringContaining(reason)]),
    },
  ]);
});

test("what it cannot tell keeps a policy from being exported", async () => {
  const rego = `violations contains {"message": "m", "path": ""} if input.workload.pod.hostPID

unknowns contains {"message": "u", "path": ""} if input.workload.pod.hostIPC`;
  const { items } = await exported(policy({}, rego));
  expect(items[0]?.reasons).toEqual(["what it cannot tell has no verdict there"]);
});

test("a violation is none where anything that it shows is not there", async () => {
  const rego = `violations contains {"message": "m", "path": "", "observed": input.workload.pod.hostname} if input.workload.pod.hostPID`;
  const { files } = await exported(policy({}, rego));
  const [made] = read(files[0]?.text);
  expect(made?.spec.variables.at(-1)?.expression).toContain(
    "variables.pod.spec.?hostname.hasValue()",
  );
});

test("texts cannot break out of their places", async () => {
  const hostile = `"; true || "\\\n---\nkind: Secret\n# {{ }} v_1 \u2028 \ud800 '`;
  const words = { type: "array", items: { type: "string" }, default: ["a"] };
  const parameters = { type: "object", properties: { words } };
  const settings = { policies: { one: { parameters: { words: [hostile] } } } };
  const rego = `violations contains {"message": $"{word} of {input.workload.kind}", "path": ""} if {
	some word in data.hasp.parameters.one.words
	input.workload.pod.hostname == word
}`;
  const { files } = await exported(policy({ parameters }, rego, hostile.toWellFormed()), {
    settings,
  } as object);
  const documents = read(files[0]?.text);
  expect(documents.map(({ kind }) => kind)).toEqual([
    "ValidatingAdmissionPolicy",
    "ValidatingAdmissionPolicyBinding",
  ]);
  const text = documents[0]?.spec.variables.at(-1)?.expression ?? "";
  expect(text).not.toMatch(/\n/);
  // the name of what CEL goes through stands in no text
  expect(text).not.toContain("v_1");
  const literals = [...text.matchAll(/"(?:[^"\\]|\\.)*"/g)].map(([one]) => JSON.parse(one));
  expect(literals).toContain(hostile.toWellFormed());
  expect(documents[0]?.spec.validations[0]?.["message"]).not.toMatch(/\n/);
});
