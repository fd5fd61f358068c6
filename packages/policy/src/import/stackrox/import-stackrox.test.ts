import { expect, test } from "vitest";
import { localCompiler } from "../../compiler/local-compiler.ts";
import { importPolicies } from "../import-policies.ts";
import { importStackrox } from "./import-stackrox.ts";
import {
  app,
  built,
  type Criterion,
  facts,
  judgeAll,
  place,
  policy,
  read,
  settingsOf,
  workload,
} from "./testing/stackrox.ts";

test("exclusions, scopes, stages and enforcement decide where a policy holds", async () => {
  const excluded = (deployment: object) => ({ name: "no", deployment });
  const { files, items } = await read([
    policy("a", [["Host PID", ["true"]]], {
      enforcementActions: ["FAIL_DEPLOYMENT_CREATE_ENFORCEMENT"],
      mitreAttackVectors: [{ tactic: "TA0004", techniques: ["T1611", "nonsense"] }],
      categories: ["Privileges"],
      exclusions: [
        excluded({ name: "web-.*|api", scope: { namespace: "^kube.*|shop$" } }),
        excluded({ scope: { label: { key: "app", value: "" } } }),
        excluded({ name: "a\\d+" }),
        { name: "image", image: { name: "quay.io/acme/" } },
        { ...excluded({ name: "x" }), expiration: "2030-01-01T00:00:00Z" },
      ],
      scope: [{ namespace: "prod" }, { namespace: "stage-.*" }],
    }),
    policy("b", [["Host IPC", ["true"]]], {
      exclusions: [excluded({ name: "web-.*|api", scope: { namespace: "^kube.*|shop$" } })],
      scope: [{ cluster: "9c29f9c2" }],
      disabled: true,
      newMember: 1,
    }),
    policy("c", [["Privileged Container", ["true"]]], { severity: "CRITICAL_SEVERITY" }),
  ]);
  expect(settingsOf(files)).toEqual({
    policies: {
      "stackrox-a": { scope: { include: { namespaces: ["prod", "stage-*"] } } },
      "privileged-container": {
        enforcement: { build: "warn", deploy: "warn", run: "off" },
        severity: "critical",
      },
    },
    scopes: [
      {
        name: "no",
        match: { namespaces: ["kube*", "shop"], names: ["web-*", "api"] },
        policies: { "stackrox-a": { enforcement: "off" }, "stackrox-b": { enforcement: "off" } },
      },
      {
        name: "no",
        match: { labels: { app: ["*"] } },
        policies: { "stackrox-a": { enforcement: "off" } },
      },
    ],
  });
  expect(items.map(({ state, reasons }) => [state, reasons])).toEqual([
    [
      "partly",
      [
        'the exclusion "no" is not carried over: a\\d+ cannot be said with stars',
        'the exclusion "no" is not carried over: it has an end: write it as an exception with an owner and a reason',
      ],
    ],
    [
      "partly",
      [
        expect.stringMatching(/^it holds everywhere: it names clusters/),
        "the member newMember is not known",
      ],
    ],
    ["imported", []],
  ]);
  const text = (id: string) =>
    files.find(({ name }) => name === `stackrox/stackrox-${id}.rego`)?.text;
  for (const line of [
    '"build":"warn","deploy":"enforce"',
    "severity: high",
    '["MITRE TA0004","MITRE T1611"]',
    "phases: [build, deploy]",
    "Categories: Privileges.",
  ])
    expect(text("a")).toContain(line);
  expect(text("b")).toContain('"build":"off","deploy":"off"');
  expect(text("b")).toContain("it holds everywhere");
});

test("an excluded namespace is left alone, and so are others by a scope", async () => {
  const policies = [
    policy("pid", [["Host PID", ["true"]]], {
      scope: [{ namespace: "shop|kube-system" }],
      exclusions: [{ deployment: { name: "agent", scope: { namespace: "kube-.*" } } }],
    }),
  ];
  const at = (namespace: string, name: string) =>
    workload([app()], { namespace, name, pod: { hostPID: true } });
  const said = await judgeAll(policies, [
    at("shop", "agent"),
    at("kube-system", "agent"),
    at("kube-system", "other"),
    at("elsewhere", "agent"),
  ]);
  expect(said.map(([found]) => found)).toEqual([["pid"], [], ["pid"], []]);
}, 120_000);

test("an image that is excluded by the beginning of its name is excluded from builds alone", async () => {
  const policies = [
    policy("user", [["Image User", ["root"]]], {
      ...built,
      exclusions: [{ name: "base", image: { name: "ghcr.io/acme/ba" } }],
    }),
  ];
  const root = { ...facts({}).image.config, user: "root" };
  const of = (reference: string, phase: string) => ({
    ...facts({ reference, config: root }),
    phase,
  });
  const said = await judgeAll(policies, [
    of("ghcr.io/acme/base:1", "build"),
    of("ghcr.io/acme/base/tools:1", "build"),
    of("ghcr.io/acme/web:1", "build"),
    of("ghcr.io/acme/base:1", "deploy"),
  ]);
  expect(said.map(([found]) => found)).toEqual([[], [], ["user"], ["user"]]);
}, 120_000);

test("what cannot be said is listed, and no policy says less in silence", async () => {
  const sections = (...fields: Criterion[]) => ({
    policySections: fields.map((one) => policy("x", [one]).policySections[0]),
  });
  const { items, files, fields } = await read([
    policy("unknown", [["Moon Phase", ["full"]]]),
    policy("half", [], sections(["Host PID", ["true"]], ["Image Signature Verified By", ["io.a"]])),
    policy("joint", [
      ["Host PID", ["true"]],
      ["CVE", ["CVE-1"]],
    ]),
    policy("value", [["Replicas", ["many"]]]),
    policy("lookahead", [["Namespace", ["(?=a)b"]]]),
    policy("backwards", [["Namespace", ["(a)\\1"]]]),
    policy("open", [["Container Name", ["(["]]]),
    policy("stages", [["Process Name", ["a"]]], { lifecycleStages: ["DEPLOY", "RUNTIME"] }),
    policy("again", [["Image Age", ["90"]]], built),
    policy("and again", [["Image Age", ["30"]]], built),
  ]);
  expect(items.map(({ name, state, reasons }) => [name, state, reasons[0]?.slice(0, 40)])).toEqual([
    ["unknown", "left-out", "Moon Phase: no criterion that is known"],
    ["half", "partly", "Image Signature Verified By: it names a "],
    ["joint", "left-out", "CVE: scores and dates of findings are ju"],
    ["value", "left-out", "Replicas: many is no number"],
    ["lookahead", "left-out", "Namespace: an expression that RE2 cannot"],
    ["backwards", "left-out", "Namespace: an expression that RE2 cannot"],
    ["open", "left-out", "Container Name: an expression that RE2 c"],
    ["stages", "partly", "not in the stage DEPLOY: it has the stag"],
    ["again", "imported", undefined],
    // one policy has one age
    ["and again", "imported", undefined],
  ]);
  expect(items.at(-1)?.policy).toBe("stackrox-and-again");
  expect(files.find(({ name }) => name.includes("half"))?.text).toMatch(
    /Image Signature Verified By: it names/,
  );
  expect(fields).toEqual({
    named: 12,
    mapped: 10,
    unmapped: { "Moon Phase": 1, "Image Signature Verified By": 1 },
  });
});

test("expressions stay below what one evaluation can compile", async () => {
  const many = Array.from({ length: 70 }, (_, i) =>
    policy(`p${i}`, [["Namespace", [`a${i}[xy]`]]]),
  );
  const { items } = await read(many);
  const left = items.filter(({ state }) => state === "left-out");
  expect(left.length).toBe(10);
  expect(left[0]?.reasons[0]).toMatch(/^over 60 different expressions/);
});

test("no name leaves the folder or its quotes, and names alike stay apart", async () => {
  const hostile = '../../etc/"{input.x}\n# custom:\n*/ \\u0000 `';
  const made = await importPolicies(
    "stackrox",
    [
      {
        place,
        text: JSON.stringify({
          policies: [
            policy(hostile, [["Namespace", [hostile.replaceAll(/[*\\]/g, "")]]], {
              description: hostile,
              remediation: hostile,
            }),
            policy(hostile, [["Required Label", [`{x}"=${"é"}`]]]),
            policy("…", [["Host PID", ["true"]]]),
          ],
        }),
      },
    ],
    localCompiler,
  );
  expect(made.files.map(({ name }) => name)).toEqual([
    "stackrox/stackrox-etc-input-x-custom-u0000.rego",
    "stackrox/stackrox-etc-input-x-custom-u0000-2.rego",
    "stackrox/stackrox-unnamed.rego",
  ]);
}, 60_000);

const valid = policy("a", [["Host PID", ["true"]]]);
const nested = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;

test.each([
  ["a picture", "\u0089PNG\r\n\u001a", "IMPORT_INVALID", /policies\.json/],
  ["no JSON", "{", "IMPORT_INVALID", /policies\.json/],
  ["nothing", "", "IMPORT_INVALID", /no policy/],
  ["no policy", '{"kind": "Pod"}', "IMPORT_INVALID", /policies\.json:1: no policy of StackRox/],
  ["a list", "[]", "IMPORT_INVALID", /no policy of StackRox/],
  ["an empty export", '{"policies": []}', "IMPORT_INVALID", /no policy/],
  [
    "the second of two",
    JSON.stringify({ policies: [valid, { ...valid, policySections: "none" }] }),
    "IMPORT_INVALID",
    /policies\.json:1#\/policies\/1: policySections/,
  ],
  [
    "a stage",
    JSON.stringify({ ...valid, lifecycleStages: ["MOON"] }),
    "IMPORT_INVALID",
    /lifecycleStages/,
  ],
  [
    "a member of a group",
    JSON.stringify(policy("a", [["Host PID", ["true"], { invert: true }]])),
    "IMPORT_INVALID",
    /policyGroups.*invert/,
  ],
  [
    "a member of a scope",
    JSON.stringify({ ...valid, scope: [{ region: "eu" }] }),
    "IMPORT_INVALID",
    /scope.*region/,
  ],
  [
    "a member twice",
    '{"name": "a", "name": "b", "policySections": []}',
    "IMPORT_INVALID",
    /name is said twice/,
  ],
  ["10,000 deep", nested(10_000), "IMPORT_TOO_LARGE", /deeper than 100/],
  [
    "a million values",
    JSON.stringify(policy("a", [["Namespace", Array(1_000_000).fill("a")]])),
    "IMPORT_TOO_LARGE",
    /over|tokens/,
  ],
  [
    "two thousand values",
    JSON.stringify(policy("a", [["Namespace", Array(2000).fill("a")]])),
    "IMPORT_INVALID",
    /values.*1000/,
  ],
])(
  "refuses %s",
  async (_, text, code, message) => {
    await expect(importStackrox([{ place, text }], localCompiler)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
      hint: expect.any(String),
    });
  },
  30_000,
);
