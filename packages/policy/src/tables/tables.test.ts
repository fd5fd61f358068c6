import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { localCompiler as compiler } from "../compiler/local-compiler.ts";
import { RecordError } from "../error.ts";
import type { LibraryFile } from "../library/library-file.ts";
import { mutateLibrary } from "../library/mutate-library.ts";
import { testLibrary } from "../library/test-library.ts";
import { policy, readSharedRego, said } from "../testing/engine.ts";
import type { ManifestInputs } from "./resolve-case.ts";

vi.setConfig({ testTimeout: 60_000 });

const root = mkdtempSync(join(tmpdir(), "hasp-tables-"));
afterAll(() => rmSync(root, { recursive: true }));
mkdirSync(join(root, "test"));

const shared = await readSharedRego();
const limit = policy(
  "limit",
  "subjects: [workload]\nparameters:\n  type: object\n  properties:\n    most: {type: integer, default: 2}",
  `violations contains {"message": "too many", "path": "/workload/labels", "observed": {name | some name, _ in input.workload.labels}} if {
	count(input.workload.labels) > data.hasp.parameters.limit.most
}`,
);
const started = policy(
  "started",
  "subjects: [process, resource]\nevents: [exec]\nresources: [Secret]",
  `violations contains {"message": "started", "path": ""} if input.event.type == "exec"`,
);

const table = (text: string, name = "test/said_test.yaml"): LibraryFile => ({
  name,
  place: join(root, name),
  text,
});

const base = `given:
  input:
    phase: deploy
    kind: workload
    workload:
      apiVersion: apps/v1
      kind: Deployment
      name: web
      namespace: shop
      labels: {}
      annotations: {violations: "[]", unknowns: "[]"}
      owners: []
      containers: []
      pod: {at: /spec, labels: {}, annotations: {}, hostAliases: [], nodeSelector: {}, tolerations: [], topologySpread: [], imagePullSecrets: [], readinessGates: [], security: {sysctls: []}, volumes: [], resourceClaims: []}
cases:
`;

const noManifests: ManifestInputs = async () => {
  throw new Error("no manifest is here");
};

async function run(
  tables: readonly LibraryFile[],
  options: { readonly filter?: string; readonly inputsOfManifest?: ManifestInputs } = {},
) {
  const { inputsOfManifest = noManifests, filter } = options;
  const own = [said, limit, started];
  const { tests } = await testLibrary({
    files: [...shared, ...own],
    own,
    compiler,
    tables: { files: tables, inputsOfManifest },
    ...(filter !== undefined && { filter }),
  });
  return tests;
}

/** What became of the cases over what the policy is made to find. */
async function judge(cases: readonly { found?: unknown[]; unknowns?: object[]; want: unknown }[]) {
  const rows = cases.map(({ found = [], unknowns = [], want }, i) => {
    const annotations = { violations: JSON.stringify(found), unknowns: JSON.stringify(unknowns) };
    // what says the same as `base` would be no change
    const isChange = found.length + unknowns.length > 0;
    const change = isChange ? { workload: { annotations } } : undefined;
    return `  - ${JSON.stringify({ name: `c ${i}`, change, want })}\n`;
  });
  const tests = await run([table(`policy: said\n${base}${rows.join("")}`)]);
  return tests.map(({ outcome }) => outcome);
}

const a = { message: "a is found", path: "/a", observed: 1 };
const b = { message: "b is found", path: "/b", observed: { n: [1, "x"] } };
const part = { message: { contains: "is found" } };

test("expected violations are all that there are, each another one", async () => {
  const outcomes = await judge([
    { found: [a, b], want: [{ message: "a is found" }, { path: "/b" }] },
    { found: [b, a], want: [{ path: "/b", observed: { n: [1, "x"] }, severity: "high" }, a] },
    { found: [a], want: [{ message: { contains: "is f" } }] },
    { found: [], want: "none" },
    { found: [], want: [] },
    { found: [], unknowns: [a], want: "unknown" },
    {
      found: [b],
      unknowns: [a],
      want: { violations: [{ path: "/b" }], unknowns: [{ path: "/a" }] },
    },
  ]);
  expect(outcomes).toEqual(Array(7).fill("pass"));
});

test("anything else fails", async () => {
  const outcomes = await judge([
    { found: [a, b], want: [{ message: "a is found" }] },
    { found: [a], want: [a, { path: "/b" }] },
    { found: [a], want: "none" },
    { found: [a], want: "unknown" },
    { found: [], unknowns: [a], want: "none" },
    { found: [], unknowns: [a], want: [] },
    { found: [], want: "unknown" },
    { found: [a], unknowns: [a], want: "unknown" },
    { found: [a], want: [{ message: "A is found" }] },
    { found: [a], want: [{ observed: "1" }] },
    { found: [b], want: [{ observed: { n: [1] } }] },
    { found: [a], want: [{ ...a, severity: "low" }] },
    { found: [a], want: [{ expected: null }] },
    { found: [a, b], want: [part, part] },
    { found: [a, b, { ...a, path: "/c" }], want: [part, { path: "/a" }, { path: "/a" }] },
    { found: [{ path: "/a" }], want: [part] },
    { found: ["a is found"], want: "none" },
    { found: ["a is found"], want: [part] },
  ]);
  expect(outcomes).toEqual(Array(18).fill("fail"));
});

test("a case that fails has its line and the difference, and the policy's prints before it", async () => {
  const talking = policy(
    "talking",
    "subjects: [workload]",
    `violations contains {"message": "m", "path": "/a"} if {
	print("looking at", input.workload.name)
}`,
  );
  const { tests } = await testLibrary({
    files: [...shared, talking],
    own: [talking],
    compiler,
    tables: {
      files: [
        table(
          `policy: talking\n${base}  - {name: one, want: none}\n  - {name: two, want: [{path: /a}]}\n`,
          "test/talking_test.yaml",
        ),
      ],
      inputsOfManifest: noManifests,
    },
  });
  const name = "talking_test.yaml";
  expect(tests).toEqual([
    {
      package: "data.hasp.policies.test.talking_table_test",
      name: "test_one",
      file: join(root, "test", name),
      row: 17,
      outcome: "fail",
      durationMs: expect.any(Number),
      output: 'looking at web\ncame and not wanted: {"message":"m","path":"/a"}',
    },
    expect.objectContaining({
      name: "test_two",
      row: 18,
      outcome: "pass",
      output: "looking at web",
    }),
  ]);
});

test("under settings the engine decides what the policy found", async () => {
  const found = '[{"message": "m", "path": "/workload/labels", "observed": 1}]';
  const policies = (said: string) => `settings: {policies: {said: ${said}}}`;
  const rows = [
    `{name: default, change: &found {workload: {annotations: {violations: '${found}'}}}, settings: {}, want: [{message: m, enforcement: enforce, severity: high, observed: 1, excepted: false}]}`,
    `{name: mode, change: *found, ${policies("{enforcement: warn, severity: low}")}, want: [{enforcement: warn, severity: low}]}`,
    `{name: other mode, change: *found, ${policies("{enforcement: warn}")}, want: [{enforcement: enforce}]}`,
    `{name: off, change: *found, ${policies('{enforcement: "off"}')}, want: none}`,
    `{name: scope, change: *found, settings: {scopes: [{name: s, match: {namespaces: [shop]}, policies: {said: {enforcement: audit}}}]}, want: [{enforcement: audit}]}`,
    `{name: other scope, change: *found, settings: {scopes: [{name: s, match: {namespaces: [store]}, policies: {said: {enforcement: audit}}}]}, want: [{enforcement: enforce}]}`,
    `{name: excepted, change: *found, settings: &excepted {exceptions: [{id: e, policies: [said], owner: a, reason: b, expires: 2027-01-01, match: {namespaces: [shop]}}]}, want: [{message: m, excepted: true}]}`,
    "{name: excepted counts not, change: *found, settings: *excepted, want: [{message: m}]}",
    "{name: excepted is not none, change: *found, settings: *excepted, want: none}",
    `{name: unknown, change: {workload: {annotations: {unknowns: '[{"message": "u", "path": ""}]'}}}, settings: {}, want: {unknowns: [{message: u, code: POLICY_UNDECIDED}]}}`,
    "{name: without, change: *found, want: [{enforcement: enforce}]}",
    `{name: wrong, ${policies("{enforcment: warn}")}, want: none}`,
    "{name: both, settings: {}, parameters: {}, want: none}",
    "{name: no policy, settings: {policies: {sad: {enforcement: warn}}}, want: none}",
  ];
  const tests = await run([
    table(`policy: said\n${base}${rows.map((row) => `  - ${row}\n`).join("")}`),
  ]);
  expect(tests.map(({ name, outcome, error }) => [name, error?.message ?? outcome])).toEqual([
    ["test_default", "pass"],
    ["test_mode", "pass"],
    ["test_other_mode", "fail"],
    ["test_off", "pass"],
    ["test_scope", "pass"],
    ["test_other_scope", "pass"],
    ["test_excepted", "pass"],
    ["test_excepted_counts_not", "fail"],
    ["test_excepted_is_not_none", "fail"],
    ["test_unknown", "pass"],
    [
      "test_without",
      "said_test.yaml:27: enforcement is of settings, and the case has none: settings: {} are the default ones",
    ],
    [
      "test_wrong",
      'said_test.yaml:28: settings.policies.said.enforcment: unknown key "enforcment"; did you mean enforcement?',
    ],
    ["test_both", "said_test.yaml:29: parameters are part of settings here"],
    [
      "test_no_policy",
      "said_test.yaml:30: settings.policies.sad: no such policy; did you mean said?",
    ],
  ]);
  expect(tests[7]?.output).toContain("excepted: wanted false");
});

test("parameters are over the policy's own, and its sets are lists", async () => {
  const text = `policy: limit\n${base}
  - {name: default, change: {workload: {labels: {a: "", b: ""}}}, want: none}
  - name: fewer
    change: {workload: {labels: {b: "", a: ""}}}
    parameters: {most: 1}
    want: [{observed: [a, b]}]
  - {name: wrong, parameters: {most: many}, want: none}
  - {name: unknown, parameters: {mos: 1}, want: none}
`;
  const tests = await run([table(text, "test/limit_test.yaml")]);
  expect(tests.map(({ outcome }) => outcome)).toEqual(["pass", "pass", "error", "error"]);
  expect(tests[2]?.error?.message).toMatch(/^limit_test.yaml:23: parameters.most: /);
  expect(tests[3]?.error?.message).toContain(
    "parameters.mos: no such parameter; did you mean most?",
  );
});

const faulty = [
  ["a wrong key", "  - {name: a, wants: none}", /: unknown key "wants"; did you mean want\?/],
  [
    "a wrong key of a violation",
    "  - name: a\n    want:\n      - pth: /a",
    /: .*"pth"; did you mean path\?/,
  ],
  ["a violation of which nothing is said", "  - {name: a, want: [{}]}", /say at least its message/],
  ["no expectation", "  - {name: a, want: }", /: want: expected none, unknown, a list/],
  ["a case that is none", "  - a", /: .*expected object/],
  ["nothing to judge", "  - {name: a, want: none, input: }", /: input: /],
  [
    "two things to judge",
    "  - {name: a, want: none, input: {}, manifest: {}}",
    /input and manifest are both given/,
  ],
  ["a phase of an input", "  - {name: a, want: none, phase: build}", /: phase is of manifests/],
  [
    "a misspelt member of the input",
    "  - {name: a, want: none, change: {workload: {lables: {}}}}",
    /: \/workload\/lables: unknown key "lables"; did you mean labels\?/,
  ],
  [
    "a member of another type",
    "  - {name: a, want: none, change: {/workload/labels: {a: 1}}}",
    /: \/workload\/labels\/a: .*expected string/,
  ],
  [
    "a missing member",
    "  - {name: a, want: none, change: {workload: {pod: null}}}",
    /: \/workload\/pod: .*expected object/,
  ],
  [
    "a kind that is none",
    "  - {name: a, want: none, change: {kind: worklod}}",
    /\/kind: expected one of .*did you mean workload\?/,
  ],
  ["a phase that is none", "  - {name: a, want: none, change: {phase: test}}", /: \/phase: /],
  ["a newer contract", "  - {name: a, want: none, change: {contract: 2}}", /: \/contract: /],
  [
    "a pointer to nothing",
    "  - {name: a, want: none, change: {/workload/x/y: 1}}",
    /: \/workload\/x\/y leads to nothing/,
  ],
  [
    "a kind that the policy does not judge",
    `  - {name: a, want: none, input: {phase: run, kind: image, image: {reference: a, id: "sha256:${"a".repeat(64)}", scannedAt: "2026-01-01T00:00:00.000Z", config: {user: "", env: [], entrypoint: [], cmd: [], exposedPorts: [], volumes: [], labels: {}, healthcheck: false}, layers: [], findings: [], secrets: [], tools: [], coverage: [], problems: [], platform: {os: linux, architecture: amd64}}}}`,
    /: \/kind: the policy judges workload, and not image/,
  ],
] as const;

test("what is wrong with a case is an error of that case alone, with its line", async () => {
  const cases = faulty.map(
    ([, text], i) =>
      `${text.replace("name: a", `name: a${i}`)}\n  - {name: other ${i}, want: none}\n`,
  );
  const tests = await run([table(`policy: said\n${base}${cases.join("")}`)]);
  expect(tests.map(({ outcome }) => outcome)).toEqual(faulty.flatMap(() => ["error", "pass"]));
  for (const [i, [what, text, message]] of faulty.entries()) {
    const { error, row = 0 } = tests[2 * i] ?? {};
    expect(error, what).toMatchObject({ message: expect.stringMatching(message), row });
    const [, line = ""] = /^said_test\.yaml:(\d+): /.exec(error?.message ?? "") ?? [];
    expect(Number(line), what).toBe(row + text.split("\n").length - 1);
  }
});

test("events and objects are those that the policy is asked about", async () => {
  const event = (type: string) =>
    `{phase: run, kind: process, event: {type: ${type}, time: "2026-11-24T12:00:00.000Z", coverage: complete, ancestry: [], process: {pid: 1, name: a, executable: /a, args: [], uid: 0, origin: image}}}`;
  const resource = (kind: string) =>
    `{phase: deploy, kind: resource, resource: {apiVersion: v1, kind: ${kind}, name: a, labels: {}, annotations: {}, owners: []}}`;
  const text = `policy: started
cases:
  - {name: exec, input: ${event("exec")}, want: [{message: started}]}
  - {name: exit, input: ${event("exit")}, want: none}
  - {name: secret, input: ${resource("Secret")}, want: none}
  - {name: service, input: ${resource("Service")}, want: none}
`;
  const tests = await run([table(text, "test/started_test.yaml")]);
  expect(tests.map(({ outcome, error }) => error?.message ?? outcome)).toEqual([
    "pass",
    "started_test.yaml:4: /event/type: the policy is asked about exec, and not about exit",
    "pass",
    "started_test.yaml:6: /resource/kind: the policy judges Secret, and not Service",
  ]);
});

const faultyTables: readonly (readonly [string, string, string, RegExp])[] = [
  ["no YAML", "test/a_test.yaml", "policy: [", /^a_test.yaml:1: /],
  ["no case", "test/b_test.yaml", "policy: said\ncases: []", /:2: cases: no case stands in it/],
  ["no cases", "test/c_test.yaml", "policy: said", /:1: cases: /],
  [
    "a wrong key",
    "test/d_test.yaml",
    "policy: said\ncase: []",
    /:2: unknown key "case"; did you mean cases\?/,
  ],
  [
    "another policy",
    "test/said_test.yaml",
    "policy: limit\ncases: [{}]",
    /:1: policy must be said, as the file is named/,
  ],
  [
    "no policy",
    "test/sad_test.yaml",
    "policy: sad\ncases: [{}]",
    /:1: test\/sad.rego is no policy; did you mean said\?/,
  ],
  [
    "another ending",
    "test/said_test.yml",
    "policy: said\ncases: [{}]",
    /not named <group>\/<id>_test.yaml/,
  ],
  ["no group", "said_test.yaml", "policy: said\ncases: [{}]", /not named <group>\/<id>_test.yaml/],
];

test("what is wrong with a table is an error of that table alone", async () => {
  const good = table(`policy: limit\n${base}  - {name: a, want: none}\n`, "test/limit_test.yaml");
  const tests = await run([good, ...faultyTables.map(([, name, text]) => table(text, name))]);
  expect(tests).toHaveLength(1 + faultyTables.length);
  expect(tests).toContainEqual(expect.objectContaining({ outcome: "pass", file: good.place }));
  for (const [what, name, , message] of faultyTables) {
    const { outcome, error } = tests.find(({ file }) => file === join(root, name)) ?? {};
    expect([what, outcome, error?.message]).toEqual([
      what,
      "error",
      expect.stringMatching(message),
    ]);
  }
});

test("two tables of one name are not mixed", async () => {
  const one = table(`policy: said\n${base}  - {name: a, want: none}\n`);
  const tests = await run([one, { ...one, place: "/elsewhere/test/said_test.yaml" }]);
  expect(tests.map(({ outcome, file }) => [outcome, file]).sort()).toEqual([
    ["error", "/elsewhere/test/said_test.yaml"],
    ["pass", one.place],
  ]);
});

test("names of cases become names of tests, and none stands twice", async () => {
  const names = ["one two", "one-two", "日本", '"  "', "a/b.c", "one two", "test_x"];
  const cases = names.map((name) => `  - {name: ${name}, want: none}\n`).join("");
  const tests = await run([table(`policy: said\n${base}${cases}`)]);
  expect(tests.map(({ name, outcome }) => [name, outcome])).toEqual([
    ["test_one_two", "pass"],
    ["test_one_two_2", "pass"],
    ["test_case_3", "pass"],
    ["test_case_4", "pass"],
    ["test_a_b_c", "pass"],
    ["test_one_two_6", "error"],
    ["test_test_x", "pass"],
  ]);
  expect(tests[5]?.error?.message).toBe("said_test.yaml:22: line 17 has a case of this name");
});

test("a filter chooses cases as it does tests in Rego", async () => {
  const cases = "  - {name: one, want: none}\n  - {name: two, wants: none}\n";
  const tests = await run([table(`policy: said\n${base}${cases}`)], {
    filter: "said_table_test.test_one$",
  });
  expect(tests.map(({ name }) => name)).toEqual(["test_one"]);
});

test("inputs are read from files within the folder of the policies", async () => {
  const input = {
    contract: 1,
    phase: "run",
    kind: "process",
    context: { time: "2026-11-24T12:00:00.000Z" },
    event: {
      type: "exec",
      time: "2026-11-24T12:00:00.000Z",
      coverage: "complete",
      ancestry: [],
      process: { pid: 1, name: "a", executable: "/a", args: [], uid: 0, origin: "image" },
    },
  };
  const write = (name: string, text: string) => writeFileSync(join(root, "test", name), text);
  write("exec.json", JSON.stringify(input));
  write("record.json", JSON.stringify({ input, decision: {} }));
  write("broken.json", "{");
  write("less.json", JSON.stringify({ ...input, event: {} }));
  symlinkSync("/etc/hostname", join(root, "test", "link.json"));
  const files = [
    "exec.json",
    "./record.json",
    "../test/exec.json",
    "none.json",
    "broken.json",
    "less.json",
    "link.json",
    "../../x.json",
    "/etc/hostname",
    ".",
  ];
  const cases = files.map(
    (file, i) => `  - {name: c${i}, inputFile: ${file}, want: [{message: started}]}\n`,
  );
  const text = `policy: started\ncases:\n${cases.join("")}  - {name: changed, inputFile: exec.json, change: {/event/process/pid: x}, want: none}\n`;
  const tests = await run([table(text, "test/started_test.yaml")]);
  const outcomes = tests.map(({ outcome, error }) => error?.message ?? outcome);
  expect(outcomes.slice(0, 3)).toEqual(["pass", "pass", "pass"]);
  const reasons = [
    /none.json: ENOENT/,
    /broken.json: it is not JSON/,
    /less.json: \/event/,
    /link.json leads out of/,
    /lies outside of/,
    /lies outside of/,
    /is no plain file/,
    /:13: \/event\/process\/pid: /,
  ];
  for (const [i, reason] of reasons.entries()) expect(outcomes[i + 3]).toMatch(reason);
  expect(outcomes).toHaveLength(11);
});

test("inputs that are large together are refused, and what came before them is judged", async () => {
  writeFileSync(
    join(root, "test", "large.json"),
    JSON.stringify({
      contract: 1,
      phase: "deploy",
      kind: "resource",
      context: { time: "2026-11-24T12:00:00.000Z" },
      resource: {
        apiVersion: "v1",
        kind: "Secret",
        name: "a",
        labels: { x: "x".repeat(3 * 2 ** 20) },
        annotations: {},
        owners: [],
      },
    }),
  );
  const cases = [1, 2, 3].map((i) => `  - {name: c${i}, inputFile: large.json, want: none}\n`);
  const tests = await run([
    table(`policy: started\ncases:\n${cases.join("")}`, "test/started_test.yaml"),
  ]);
  expect(tests.map(({ outcome }) => outcome)).toEqual(["pass", "pass", "error"]);
  expect(tests[2]?.error?.message).toMatch(/:5: the inputs of the table are over \d+ bytes here/);
});

test("a change that changes nothing of the input is an error, whatever it says of the manifest", async () => {
  const inputsOfManifest: ManifestInputs = async ({ metadata }, { phase, context }) => {
    const { labels = {} } = metadata as { labels?: Record<string, string> };
    const resource = { apiVersion: "v1", kind: "Secret", name: "a", labels };
    const whole = { ...resource, annotations: {}, owners: [] };
    return [{ contract: 1, kind: "resource", phase, context, resource: whole }];
  };
  const text = `policy: started
given:
  manifest: {kind: Secret, metadata: {labels: {a: b}}}
cases:
  - {name: none, change: {}, want: none}
  - {name: the same, change: {metadata: {labels: {a: b}}}, want: none}
  - {name: nothing to take out, change: {metadata: {lables: null}}, want: none}
  - {name: misspelt, change: {metadata: {lables: {a: c}}}, want: none}
  - {name: another, change: {metadata: {labels: {a: c}}}, want: none}
`;
  const tests = await run([table(text, "test/started_test.yaml")], { inputsOfManifest });
  const message = "it changes nothing of what the policy is asked about";
  expect(tests.map(({ outcome, error }) => error?.message ?? outcome)).toEqual([
    ...[5, 6, 7, 8].map((row) => `started_test.yaml:${row}: ${message}`),
    "pass",
  ]);
});

test("a manifest is read with what surrounds it, and what is wrong with it has its line", async () => {
  const asked: unknown[] = [];
  const inputsOfManifest: ManifestInputs = async (manifest, surroundings) => {
    asked.push([manifest, surroundings]);
    if (manifest["kind"] === "Bad") throw new RecordError("RECORD_INVALID", "/kind is bad");
    const { phase, context } = surroundings;
    const kind = String(manifest["kind"]);
    const name = manifest["data"] ? "a" : "b";
    const resource = { apiVersion: "v1", kind, name, labels: {}, annotations: {}, owners: [] };
    return [{ contract: 1, kind: "resource", phase, context, resource }];
  };
  const text = `policy: started
given:
  manifest: {kind: Secret, data: {a: b}}
  related: [{kind: Namespace}]
  context: {environment: test, cluster: {name: c}}
cases:
  - {name: given, want: none}
  - {name: changed, phase: run, context: {cluster: null, environment: x}, related: [], change: {data: null}, want: none}
  - name: bad
    change:
      kind: Bad
    want: none
  - {name: other, change: {kind: Service}, want: none}
  - {name: context, context: {enviroment: x}, want: none}
`;
  const tests = await run([table(text, "test/started_test.yaml")], { inputsOfManifest });
  expect(tests.map(({ outcome, error }) => error?.message ?? outcome)).toEqual([
    "pass",
    "pass",
    "started_test.yaml:11: /kind is bad",
    "started_test.yaml:3: the policy judges Secret, and not Service",
    'started_test.yaml:14: unknown key "enviroment"; did you mean environment?',
  ]);
  const time = "2026-11-24T12:00:00.000Z";
  const needs = { process: [], resource: [] };
  expect(asked.slice(0, 2)).toEqual([
    [
      { kind: "Secret", data: { a: "b" } },
      {
        phase: "deploy",
        context: { time, environment: "test", cluster: { name: "c" } },
        related: [{ kind: "Namespace" }],
        needs,
      },
    ],
    [{ kind: "Secret" }, { phase: "run", context: { time, environment: "x" }, related: [], needs }],
  ]);
});

test("changes of the policy are noticed by cases, and cases that cannot run are named", async () => {
  const text = `policy: limit\n${base}
  - {name: at, change: {workload: {labels: {a: "", b: ""}}}, want: none}
  - {name: above, change: {workload: {labels: {a: "", b: "", c: ""}}}, want: [{message: too many}]}
  - {name: wrong, wants: none}
`;
  const files = [table(text, "test/limit_test.yaml"), table("", "test/none_test.yaml")];
  const options = { files: [...shared, limit], own: [limit], compiler };
  const tables = { files, inputsOfManifest: noManifests };
  const { missed, failing, files: counted } = await mutateLibrary({ ...options, tables });
  expect(missed.filter(({ operator }) => operator === "comparison changed")).toEqual([]);
  expect(counted[0]?.caught).toBeGreaterThan(2);
  expect(failing.map(({ file, name, row }) => [file, name, row])).toEqual([
    [files[0]?.place, "test_wrong", 20],
    [files[1]?.place, "test_table", 1],
  ]);
});
