import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { localCompiler } from "../../compiler/local-compiler.ts";
import { compileEngine, now } from "../../testing/engine.ts";
import {
  block,
  cases,
  constraintOf,
  constraints,
  templateOf,
  templates,
} from "../../testing/gatekeeper-fixtures.ts";
import { importPolicies } from "../import-policies.ts";
import { importGatekeeper } from "./import-gatekeeper.ts";

const place = "all.yaml";
const join_ = (documents: readonly string[]) => documents.join("---\n");
const read = (...documents: string[]) =>
  importGatekeeper([{ place, text: join_(documents) }], localCompiler);

interface Written {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
  };
}

/** The labels of the namespaces among the cases. */
const namespaces = new Map(
  cases.map(([object]) => [(object as Written).metadata.name, (object as Written).metadata.labels]),
);

/** An object as the input that @hasp/kubernetes makes of it, as far as the adapter reads it. */
function inputOf(object: object, context: object = {}, rest: object = {}) {
  const { apiVersion, kind, metadata } = object as Written;
  const head = { apiVersion, kind, annotations: {}, owners: [], labels: {}, ...metadata };
  const isWorkload = ["Pod", "Deployment"].includes(kind) || apiVersion.startsWith("serving.");
  const labels = namespaces.get(metadata.namespace ?? "");
  const said = {
    time: now,
    ...(labels && { namespace: { name: metadata.namespace, labels } }),
    ...context,
  };
  const subject = isWorkload
    ? { kind: "workload", workload: { ...head, pod: { at: "/spec" }, containers: [] } }
    : { kind: "resource", resource: head };
  return { contract: 1, phase: "deploy", context: said, ...subject, object, ...rest };
}

/** What policies made of these documents say of inputs. */
async function judge(documents: readonly string[], inputs: readonly object[]) {
  const sources = [{ place, text: join_(documents) }];
  const { files, items } = await importPolicies("gatekeeper", sources, localCompiler);
  const engine = await compileEngine(files.map((file) => ({ ...file, place: file.name })));
  const names = new Map(items.map(({ policy, name }) => [policy, name.split(" ")[1]]));
  const nameOf = (policy: string | undefined) => names.get(policy) ?? policy;
  return { decisions: await engine.judgeAll(inputs), nameOf, policies: engine.policies, items };
}

test("constraints say of objects what their templates say", async () => {
  const inputs = cases.map(([object]) => inputOf(object));
  const { decisions, nameOf, items } = await judge([...templates, ...constraints], inputs);
  expect(items.map(({ name, state }) => [name, state])).toEqual(
    items.map(({ name }) => [name, "imported"]),
  );
  const said = decisions.map(({ violations }) =>
    violations.map(({ policy, message }) => `${nameOf(policy)}: ${message}`).sort(),
  );
  expect(said).toEqual(cases.map(([, messages]) => [...messages].sort()));
  const modes = decisions.flatMap(({ violations }) =>
    violations.map(({ policy, enforcement }) => `${nameOf(policy)} ${enforcement}`),
  );
  expect([...new Set(modes)].sort()).toEqual([
    "app-of-all audit",
    "no-node-port enforce",
    "none enforce",
    "ns-owner warn",
    "ours enforce",
    "small enforce",
  ]);
  // details say where it is
  const limits = decisions[9]?.violations.map(({ path }) => path).sort();
  expect(limits).toEqual([
    "/object/spec/containers/0/resources/limits/cpu",
    "/object/spec/containers/0/resources/limits/memory",
  ]);
}, 120_000);

const gator = process.env["HASP_GATOR"] ?? join(homedir(), ".cache/hasp/peers/bin/gator");

test.skipIf(!existsSync(gator))(
  "gator says the same (skipped where it is not installed: go install github.com/open-policy-agent/gatekeeper/v3/cmd/gator@latest)",
  () => {
    const folder = mkdtempSync(join(tmpdir(), "hasp-gator-"));
    const objects = cases.map(([object]) => `${JSON.stringify(object)}\n`);
    writeFileSync(join(folder, place), join_([...templates, ...constraints, ...objects]));
    // where a template has CEL beside its Rego, it is the Rego that is imported
    const { stdout, stderr } = spawnSync(
      gator,
      ["test", "-f", folder, "-o", "json", "--enable-k8s-native-validation=false"],
      {
        encoding: "utf8",
        timeout: 60_000,
      },
    );
    expect(stderr).toBe("");
    const results = JSON.parse(stdout) as readonly {
      readonly msg: string;
      readonly constraint: Written;
      readonly violatingObject: Written;
    }[];
    const said = cases.map(([object]) => {
      const { kind, metadata } = object as Written;
      const isMeant = ({ violatingObject: one }: (typeof results)[number]) =>
        one.kind === kind && one.metadata.name === metadata.name;
      return results
        .filter(isMeant)
        .map(({ constraint, msg }) => `${constraint.metadata.name}: ${msg}`)
        .sort();
    });
    expect(said).toEqual(cases.map(([, messages]) => [...messages].sort()));
  },
  120_000,
);

const always = (name: string, condition = "true") =>
  templateOf(name, block("rego", `package x\n\nviolation[{"msg": "found"}] { ${condition} }`));
const configMap = (metadata: object, apiVersion = "v1", kind = "ConfigMap") => ({
  apiVersion,
  kind,
  metadata: { name: "x", ...metadata },
});

test("what hangs on what nobody knows is unknown", async () => {
  const selector = { namespaceSelector: { matchLabels: { tier: "front" } } };
  const documents = [
    always("Always"),
    always("Space", 'input.review.namespaceObject.metadata.labels.tier == "front"'),
    constraintOf("Always", "selected", { match: selector }),
    constraintOf("Always", "cluster", { match: { scope: "Cluster" } }),
    constraintOf("Space", "asks"),
  ];
  const front = { namespace: { name: "n", labels: { tier: "front" } } };
  const inputs = [
    inputOf(configMap({ namespace: "n" }), front),
    inputOf(configMap({ namespace: "n" })),
    // nobody knows whether it is in a namespace
    inputOf(configMap({}, "acme.example/v1", "Thing")),
    inputOf(configMap({ namespace: "n" }), front, { object: undefined }),
  ];
  const { decisions, nameOf } = await judge(documents, inputs);
  const said = decisions.map(({ violations, undecided }) => [
    violations.map(({ policy }) => nameOf(policy)).sort(),
    undecided.map(({ policy, code }) => `${nameOf(policy)} ${code}`).sort(),
  ]);
  expect(said).toEqual([
    [["asks", "selected"], []],
    [[], ["asks NAMESPACE_UNKNOWN", "selected POLICY_UNDECIDED"]],
    [[], ["asks NAMESPACE_UNKNOWN", "cluster POLICY_UNDECIDED", "selected POLICY_UNDECIDED"]],
    // an object that was not sent is not judged in silence
    [[], ["asks POLICY_UNDECIDED", "selected POLICY_UNDECIDED"]],
  ]);
}, 120_000);

test("a template reads the request and the former object", async () => {
  const documents = [
    always(
      "NoChange",
      `input.review.operation == "UPDATE"; input.review.object.data != input.review.oldObject.data`,
    ),
    always("Mine", `not startswith(input.review.userInfo.username, "system:")`),
    constraintOf("NoChange", "frozen", { enforcementAction: "deny" }),
    constraintOf("Mine", "people"),
  ];
  const request = (name: string) => ({
    request: {
      operation: "UPDATE",
      resource: { group: "", version: "v1", resource: "configmaps" },
      user: { name, groups: [] },
    },
  });
  const object = { ...configMap({ namespace: "n" }), data: { a: "1" } };
  const former = (a: string) => ({ formerObject: { ...object, data: { a } } });
  const inputs = [
    inputOf(object, request("ada"), former("1")),
    inputOf(object, request("system:node"), former("2")),
    inputOf(object, {}, { phase: "build" }),
  ];
  const { decisions, nameOf, policies } = await judge(documents, inputs);
  expect(decisions.map(({ violations }) => violations.map(({ policy }) => nameOf(policy)))).toEqual(
    [["people"], ["frozen"], []],
  );
  expect(policies.map(({ phases }) => phases)).toEqual([["deploy"], ["build", "deploy"]]);
}, 120_000);

test("an update is held against what the object was", async () => {
  const documents = [
    always("Moved", "not input.review.object.data.a == input.review.oldObject.data.a"),
    always("One", `input.review.object.data.a == "1"`),
    constraintOf("Moved", "moved"),
    constraintOf("One", "one"),
  ];
  const user = { name: "ada", groups: [] };
  const resource = { group: "", version: "v1", resource: "configmaps" };
  const request = { request: { operation: "UPDATE", resource, user } };
  const object = { ...configMap({ namespace: "n" }), data: { a: "1" } };
  const update = (a: string) => {
    const { resource: former } = inputOf(object) as unknown as { resource: object };
    return inputOf(object, request, { former, formerObject: { ...object, data: { a } } });
  };
  const inputs = [update("1"), update("2"), inputOf(object, request)];
  const { decisions, nameOf } = await judge(documents, inputs);
  const said = decisions.map(({ violations, existing, undecided }) =>
    [violations, existing ?? [], undecided].map((list) =>
      list.map(({ policy }) => nameOf(policy)).sort(),
    ),
  );
  expect(said).toEqual([
    [[], ["one"], []],
    [["moved", "one"], [], []],
    [["one"], [], ["moved"]],
  ]);
}, 120_000);

test("enforcement actions by place become modes by phase, and defaults of the schema parameters", async () => {
  const schema =
    "type: object, properties: {most: {type: integer, default: 3}, on: {type: object, properties: {x: {default: 1}}}}";
  const { files, items } = await read(
    templateOf(
      "Most",
      block("rego", `package x\n\nviolation[{"msg": "x"}] { input.parameters.most == 3 }`),
      schema,
    ),
    constraintOf("Most", "scoped", {
      enforcementAction: "scoped",
      scopedEnforcementActions: [
        { action: "dryrun", enforcementPoints: [{ name: "*" }] },
        { action: "deny", enforcementPoints: [{ name: "validation.gatekeeper.sh" }] },
        { action: "warn", enforcementPoints: [{ name: "audit.gatekeeper.sh" }] },
      ],
      parameters: { on: {} },
      match: {
        kinds: [
          { apiGroups: ["apps"], kinds: ["*"] },
          { kinds: ["Node"], apiGroups: [""] },
        ],
      },
    }),
  );
  expect(items).toMatchObject([
    { state: "partly", reasons: [expect.stringContaining("audit.gatekeeper.sh is no place")] },
  ]);
  const policy = files.find(({ name }) => name.startsWith("gatekeeper/"))?.text;
  expect(policy).toContain('enforcement: {"build":"audit","deploy":"enforce"}');
  expect(policy).toContain('"default":{"x":1}');
  expect(policy).toContain('"most": {"type":"number"');
  expect(policy).toContain('subjects: ["workload","resource"]');
  expect(policy).toContain('resources: ["*"]');
});

const unused = `package x

import data.lib.never

violation[{"msg": "found", "details": {"path": "/metadata/name"}}] {
  nobody := input.review.name
  some i, j
  input.review.object.metadata.finalizers[i]
  helper(1, 2)
}

helper(a, b) { a == 1 }`;

test("what strict Rego minds and no result hangs on is taken out", async () => {
  const template = templateOf(
    "Loose",
    `${block("rego", unused)}  libs: ["package lib.never\\nx = 1"]\n`,
  );
  const object = configMap({ namespace: "n", finalizers: ["a"] });
  const { decisions } = await judge([template, constraintOf("Loose", "a")], [inputOf(object)]);
  expect(decisions[0]?.violations).toMatchObject([
    { message: "found", path: "/object/metadata/name" },
  ]);
}, 120_000);

const inventory = `package x

violation[{"msg": "taken"}] {
  other := data.inventory.namespace[_][_]["Ingress"][_]
  other.spec.rules[_].host == input.review.object.spec.rules[_].host
}`;

test.each<[string, string, RegExp]>([
  ["an inventory", block("rego", inventory), /^all\.yaml:16: data\.inventory is not there/],
  [
    "external data",
    block("rego", 'package x\n\nviolation[{"msg": m}] { m := external_data({"provider": "p"}) }'),
    /^all\.yaml:15: undefined function external_data/,
  ],
  [
    "a builtin of a server",
    block("rego", 'package x\n\nviolation[{"msg": m}] { m := http.send({}) }'),
    /^all\.yaml:15: builtin http\.send is not available/,
  ],
  [
    "syntax errors",
    block("rego", 'package x\n\nviolation[{"msg": "x"}] {\n  a ==\n}'),
    /^all\.yaml:17: unexpected/,
  ],
  [
    "a lib outside of lib",
    `${block("rego", 'package x\nviolation[{"msg": "x"}] { true }')}  libs: ["package hasp.engine\\nx = 1"]\n`,
    /^all\.yaml:15: package hasp\.engine: libs/,
  ],
  [
    "the engine",
    block("rego", 'package x\n\nviolation[{"msg": "x"}] { data.hasp.settings }'),
    /^all\.yaml:15: data\.hasp is not there/,
  ],
  [
    "no violation",
    block("rego", "package x\n\ndeny[x] { x := 1 }"),
    /^all\.yaml:13: it defines no rule violation/,
  ],
  [
    "CEL alone",
    '  code: [{engine: K8sNativeValidation, source: {validations: [{expression: "true"}]}}]\n',
    /^all\.yaml:11: it is written for K8sNativeValidation, in CEL/,
  ],
  [
    "a review's options",
    block("rego", 'package x\n\nviolation[{"msg": "x"}] { input.review.options }'),
    /^all\.yaml:15: input\.review\.options is not in the contract/,
  ],
  ["no text", "  rego: [1]\n", /^all\.yaml:11: its Rego is no text/],
  ["a huge text", `  rego: ${"x".repeat(2 ** 20 + 1)}\n`, /^all\.yaml:11: its Rego is over/],
])("a template with %s is left out with its line", async (_, code, reason) => {
  const { files, items } = await read(templateOf("Odd", code), constraintOf("Odd", "a"));
  expect(files).toEqual([]);
  expect(items).toMatchObject([
    { name: "ConstraintTemplate Odd", state: "left-out", reasons: [expect.stringMatching(reason)] },
    {
      name: "Odd a",
      state: "left-out",
      reasons: [expect.stringContaining("its template is left out")],
    },
  ]);
});

test.each<[string, object, RegExp]>([
  ["an action", { enforcementAction: "reject" }, /there is no enforcement action reject/],
  ["objects that were made up", { match: { source: "Generated" } }, /match\.source: only objects/],
  [
    "an operator",
    { match: { labelSelector: { matchExpressions: [{ key: "a", operator: "Gt" }] } } },
    /labelSelector/,
  ],
  [
    "no values",
    { match: { labelSelector: { matchExpressions: [{ key: "a", operator: "In" }] } } },
    /labelSelector/,
  ],
  ["an unknown member", { match: { users: ["a"] } }, /match: Unrecognized key: "users"/],
  ["a star within", { match: { namespaces: ["a*b"] } }, /match\.namespaces\.0: a star/],
])("a constraint with %s is left out", async (_, spec, reason) => {
  const { items } = await read(always("Always"), constraintOf("Always", "a", spec));
  expect(items).toMatchObject([{ state: "left-out", reasons: [expect.stringMatching(reason)] }]);
});

test("what nothing comes of is listed, whatever it is", async () => {
  const other = (group: string, kind: string) =>
    `{apiVersion: ${group}/v1, kind: ${kind}, metadata: {name: a}}\n`;
  const { items, files } = await read(
    always("Unused"),
    always("Unused"),
    constraintOf("Nobody", "a"),
    other("mutations.gatekeeper.sh", "Assign"),
    other("expansion.gatekeeper.sh", "ExpansionTemplate"),
    other("externaldata.gatekeeper.sh", "Provider"),
    "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}\n",
  );
  expect(files).toEqual([]);
  expect(items.map(({ name, state }) => `${state} ${name}`)).toEqual([
    "left-out ConstraintTemplate unused",
    "left-out Assign a",
    "left-out ExpansionTemplate a",
    "left-out Provider a",
    "left-out ConstraintTemplate Unused",
    "left-out Nobody a",
  ]);
});

test("texts of a file stay texts", async () => {
  const name = 'a"}]\n# custom: {id: x}\n`';
  const { files } = await importPolicies(
    "gatekeeper",
    [
      {
        place,
        text: join_([
          always("Always"),
          constraintOf("Always", name, { parameters: { "x\u2028\n": ["\u0085", "{y}"] } }),
        ]),
      },
    ],
    localCompiler,
  );
  expect(files.map((file) => file.name)).toEqual([
    "lib/gatekeeper-always.rego",
    "gatekeeper/gatekeeper-always-a-custom-id-x.rego",
  ]);
}, 120_000);

test.each<[string, string, object]>([
  ["no YAML", "a: [", { code: "IMPORT_INVALID", message: expect.stringMatching(/^all\.yaml: /) }],
  ["nothing of Gatekeeper", "kind: Pod\napiVersion: v1\n", { code: "IMPORT_INVALID" }],
  [
    "an alias bomb",
    `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c]\n`,
    { code: "IMPORT_TOO_LARGE" },
  ],
  ["too much", " ".repeat(9 * 2 ** 20), { code: "IMPORT_TOO_LARGE" }],
])("of %s nothing is imported", async (_, text, error) => {
  await expect(read(text)).rejects.toMatchObject(error);
});
