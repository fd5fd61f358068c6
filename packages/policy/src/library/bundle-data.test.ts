import { expect, test } from "vitest";
import { runAsRoot as policy } from "../testing/run-as-root.ts";
import { createBundleData } from "./bundle-data.ts";
import type { Policy } from "./policy.ts";

const now = new Date("2026-11-24T12:00:00Z");
const all = (settings?: unknown, policies: readonly Policy[] = [policy]) =>
  createBundleData(policies, settings, { now }).hasp;
const data = (settings?: unknown, policies?: readonly Policy[]) => all(settings, policies).settings;
const mode = (settings: unknown, changes: Partial<Policy> = {}) =>
  data(settings, [{ ...policy, ...changes }]).policies["run-as-root"]?.enforcement;
const fault = (settings: unknown) => {
  try {
    data(settings);
  } catch (error) {
    return error;
  }
  return undefined;
};
const exception = {
  id: "EX-1",
  policies: ["run-as-root"],
  owner: "a@example.com",
  reason: "r",
  expires: "2027-02-01",
  match: { images: ["nginx:1.27"] },
};

test.each([undefined, null, {}])("is the policies' defaults for settings %j", (settings) => {
  expect(data(settings)).toMatchObject({
    policies: {
      "run-as-root": {
        title: "Runs as root",
        severity: "high",
        remediation: "Set a user.",
        enforcement: { deploy: "enforce", run: "enforce" },
        from: { enforcement: "policy", severity: "policy", parameters: {} },
      },
    },
    parameters: { "run-as-root": { uids: [0] } },
    scopes: { parameters: {} },
    problems: { NO_DATA: { build: "unknown", deploy: "unknown", run: "unknown" } },
    exceptions: { list: {}, keys: {} },
  });
});

test.each([
  ["one mode for all phases", { enforcement: "audit" }, {}, { deploy: "audit", run: "audit" }],
  ["off", { enforcement: "off" }, {}, { deploy: "off", run: "off" }],
  ["a mode of one phase", { enforcement: { run: "warn" } }, {}, { deploy: "enforce", run: "warn" }],
  ["off in one phase", { enforcement: { run: "off" } }, {}, { deploy: "enforce", run: "off" }],
  [
    "the policy's own modes",
    {},
    { enforcement: { run: "audit" } as const },
    { deploy: "enforce", run: "audit" },
  ],
  [
    "the settings over them",
    { enforcement: "warn" },
    { enforcement: { run: "audit" } as const },
    { deploy: "warn", run: "warn" },
  ],
])("carries %s", (_, own, changes, expected) => {
  expect(mode({ policies: { "run-as-root": own } }, changes)).toEqual(expected);
});

test("carries severity, references, parameters, and who said so", () => {
  const own = { severity: "low", parameters: { uids: [0, 1] }, updates: "strict" };
  const { policies, parameters } = data({ policies: { "run-as-root": own } }, [
    { ...policy, references: ["CWE-250"] },
  ]);
  expect(policies["run-as-root"]).toMatchObject({
    severity: "low",
    references: ["CWE-250"],
    updates: "strict",
    from: { enforcement: "policy", severity: "settings", parameters: { uids: "settings" } },
  });
  expect(parameters["run-as-root"]).toEqual({ uids: [0, 1] });
});

test("turns what a policy excludes into a scope that switches it off before all others", () => {
  const scope = { include: { names: ["a"] }, exclude: { namespaces: ["kube-*"] } };
  const scopes = [{ name: "all", match: { clusters: ["c"] }, policies: {} }];
  const { scopes: compiled, policies } = data({ policies: { "run-as-root": { scope } }, scopes });
  const [first, second] = Object.values(compiled.list ?? {}).sort((a, b) => a.rank[0] - b.rank[0]);
  expect(first).toMatchObject({
    name: "exclude",
    match: { namespaces: ["kube-*"] },
    policies: { "run-as-root": { enforcement: { run: "off" } } },
  });
  expect(second?.name).toBe("all");
  expect(policies["run-as-root"]?.include).toEqual({ names: ["a"] });
});

test.each([
  ["2027-02-01", "2027-02-01T00:00:00.000Z"],
  ["2027-02-01T10:00:00+02:00", "2027-02-01T08:00:00.000Z"],
  ["2027-02-01T10:00:00.5Z", "2027-02-01T10:00:00.500Z"],
])("writes the expiry %s in the one form that sorts as time does", (expires, expected) => {
  const { list } = data({ exceptions: [{ ...exception, expires }] }).exceptions;
  expect(list["EX-1"]?.expires).toBe(expected);
});

test("reads image patterns as Docker reads names, and finds exceptions by them", () => {
  const match = { images: ["nginx:1.27", "ghcr.io/acme/*"], labels: { app: "{web,api}" } };
  const { list, keys } = data({ exceptions: [{ ...exception, match }] }).exceptions;
  expect(list["EX-1"]?.match).toEqual({
    images: ["docker.io/library/nginx:1.27", "ghcr.io/acme/*"],
    labels: { app: ["web", "api"] },
  });
  expect(keys).toEqual({
    "run-as-root": {
      image: { "docker.io/library/nginx:1.27": ["EX-1"] },
      "image^": { "ghcr.io/acme/": ["EX-1"] },
    },
  });
});

test("counts the policies that are asked, by kind, phase and what the subject is", () => {
  const exec = {
    ...policy,
    id: "exec",
    subjects: ["process" as const],
    events: ["exec"],
    phases: ["run" as const],
  };
  const { asked } = all({ policies: { "run-as-root": { enforcement: { run: "off" } } } }, [
    policy,
    exec,
  ]);
  expect(asked).toMatchObject({
    workload: { build: {}, deploy: { "*": 1 }, run: {} },
    process: { run: { exec: 1 } },
  });
});

test("counts what is asked of every kind of object for each of them", () => {
  const ofResource = { ...policy, subjects: ["resource" as const], phases: ["deploy" as const] };
  const { asked } = all({}, [
    { ...ofResource, id: "any", resources: ["*"] },
    { ...ofResource, id: "secret", resources: ["Secret"] },
  ]);
  expect(asked).toMatchObject({ resource: { deploy: { "*": 1, Secret: 2 } } });
});

test("indexes policies by the keys that any settings give", () => {
  const shell: Policy = {
    ...policy,
    id: "shell",
    subjects: ["process"],
    events: ["exec"],
    dispatch: { by: "name", parameter: "shells" },
    parameters: { type: "object", properties: { shells: { type: "array", default: ["sh"] } } },
  };
  const scopes = [
    {
      name: "s",
      match: { namespaces: ["n"] },
      policies: { shell: { parameters: { shells: ["zsh"] } } },
    },
  ];
  expect(all({ scopes }, [shell]).index).toMatchObject({
    process: { exec: { name: { sh: ["shell"], zsh: ["shell"] } } },
  });
});

test("writes the domains of its index as those of an event are written", () => {
  const pool: Policy = {
    ...policy,
    id: "pool",
    subjects: ["network"],
    events: ["dns"],
    dispatch: { by: "domain", values: ["Pool.Example.", "x.test"] },
  };
  expect(all({}, [pool]).index).toMatchObject({
    network: { dns: { domain: { "pool.example": ["pool"], "x.test": ["pool"] } } },
  });
});

test("makes a tree of paths, cut where no event is followed further", () => {
  const file: Policy = {
    ...policy,
    id: "file",
    subjects: ["file"],
    events: ["open"],
    dispatch: { by: "path", values: ["/etc/ssh/", "/etc", "/a/b/c/d/e/f/g/h", "/a/b/c/d/e/f/g/i"] },
  };
  const root: Policy = { ...file, id: "root", dispatch: { by: "path", values: ["/"] } };
  expect(all({}, [file, root]).index).toMatchObject({
    file: {
      open: {
        path: {
          "": ["root"],
          etc: { "": ["file"], ssh: { "": ["file"] } },
          a: { b: { c: { d: { e: { f: { g: { "": ["file"] } } } } } } },
        },
      },
    },
  });
});

test("lets a profile switch on what it names, and everything else off", () => {
  const other = {
    ...policy,
    id: "other",
    profiles: {
      strict: { enforcement: "warn" as const, severity: "low" as const, parameters: { uids: [7] } },
    },
  };
  const left = { ...policy, profiles: { recommended: "warn" as const } };
  const { policies, parameters } = data({ profile: "strict" }, [left, other]);
  expect(policies["run-as-root"]?.enforcement).toEqual({ deploy: "off", run: "off" });
  expect(policies["other"]).toMatchObject({
    enforcement: { deploy: "warn", run: "warn" },
    severity: "low",
    from: { enforcement: "profile strict" },
  });
  expect(parameters["other"]).toEqual({ uids: [7] });
});

test("takes the profile recommended where the settings choose none", () => {
  const on = { ...policy, profiles: { recommended: "warn" as const, strict: "enforce" as const } };
  const off = { ...policy, id: "off", profiles: { strict: "enforce" as const } };
  const own = { ...policy, id: "own" };
  const { policies } = data({}, [on, off, own]);
  expect(policies["run-as-root"]?.enforcement).toEqual({ deploy: "warn", run: "warn" });
  expect(policies["off"]?.enforcement).toEqual({ deploy: "off", run: "off" });
  expect(policies["own"]?.enforcement).toEqual({ deploy: "enforce", run: "enforce" });
  const theirs = { recommended: { policies: { off: "audit" } } };
  expect(data({ profiles: theirs }, [off]).policies["off"]?.enforcement).toEqual({
    deploy: "audit",
    run: "audit",
  });
});

const ofStrict = {
  ...policy,
  id: "quiet",
  profiles: { strict: "enforce" as const },
};

test.each([
  ["parameters", { policies: { quiet: { parameters: { uids: [1] } } } }, "policies.quiet"],
  ["a severity", { policies: { quiet: { severity: "low" } } }, "policies.quiet"],
  [
    "where it holds",
    { policies: { quiet: { scope: { include: { namespaces: ["shop"] } } } } },
    "policies.quiet",
  ],
  [
    "a part of it",
    {
      scopes: [
        {
          name: "s",
          match: { namespaces: ["shop"] },
          policies: { quiet: { severity: "low" } },
        },
      ],
    },
    "scopes.0.policies.quiet",
  ],
])(
  "refuses to leave off a policy that was given %s, where no profile is chosen",
  (_, settings, place) => {
    const library = [{ ...policy, profiles: { recommended: "warn" as const } }, ofStrict];
    expect(() => data(settings, library)).toThrow(
      `${place}: the policy is off: no profile is chosen`,
    );
    expect(() => data({ ...settings, profile: "recommended" }, library)).not.toThrow();
    // without a policy of that profile nothing is off
    expect(() => data(settings, [ofStrict])).not.toThrow();
  },
);

test.each([
  [
    "it is switched off",
    { policies: { quiet: { enforcement: "off", parameters: { uids: [1] } } } },
  ],
  ["it is switched on", { policies: { quiet: { enforcement: "warn", severity: "low" } } }],
  [
    "nothing but where it does not hold is said",
    {
      policies: { quiet: { scope: { exclude: { namespaces: ["shop"] } } } },
    },
  ],
  [
    "a scope switches it on",
    {
      policies: { quiet: { severity: "low" } },
      scopes: [
        {
          name: "s",
          match: { namespaces: ["shop"] },
          policies: { quiet: { enforcement: "warn" } },
        },
      ],
    },
  ],
])("takes settings of a policy that is left out where %s", (_, settings) => {
  const library = [{ ...policy, profiles: { recommended: "warn" as const } }, ofStrict];
  expect(() => data(settings, library)).not.toThrow();
});

test("names the policies that nobody asks, and leaves them out of the index", () => {
  const only = {
    ...policy,
    phases: ["deploy" as const],
    subjects: ["resource" as const],
    resources: ["Secret"],
  };
  const given = (enforcement: string, scope = {}) =>
    all(
      {
        policies: { [policy.id]: { enforcement } },
        scopes: [{ name: "s", match: {}, policies: scope }],
      },
      [only],
    );
  expect(given("off")).toMatchObject({
    off: { resource: { deploy: { [policy.id]: true }, run: { [policy.id]: true } } },
    index: {},
  });
  expect(given("audit").off["resource"]).toEqual({
    build: { [policy.id]: true },
    deploy: {},
    run: { [policy.id]: true },
  });
  expect(given("audit").off["image"]?.["deploy"]).toEqual({});
  // a scope may switch on what is off elsewhere
  const switched = given("off", { [policy.id]: { enforcement: "warn" } });
  expect(switched.off["resource"]?.["deploy"]).toEqual({});
  expect(switched.index).toEqual({ resource: { kind: { Secret: [policy.id] } } });
});

test("leaves policies that name no profile as they are, whatever profile is chosen", () => {
  const other = { ...policy, id: "other", profiles: { strict: "warn" as const } };
  const { policies } = data({ profile: "strict" }, [policy, other]);
  expect(policies["run-as-root"]?.enforcement).toEqual({ deploy: "enforce", run: "enforce" });
});

test("names who looks at lists of related objects and cannot say itself that one was not sent", () => {
  const needing = (id: string, changes: Partial<Policy>): Policy => ({
    ...policy,
    id,
    subjects: ["workload"],
    needs: ["related.services"],
    ...changes,
  });
  const { related } = all({}, [
    needing("silent", {}),
    needing("too", {}),
    needing("telling", { hasUnknowns: true }),
    needing("of-ingress", {
      subjects: ["resource"],
      resources: ["Ingress"],
      needs: ["related.peers"],
    }),
    needing("without", { needs: ["object"] }),
  ]);
  expect(related).toEqual({
    workload: { "*": { services: ["silent", "too"] } },
    resource: { Ingress: { peers: ["of-ingress"] } },
  });
});

test("lets a profile of one's own extend another", () => {
  const other = { ...policy, profiles: { strict: "enforce" as const } };
  const profiles = {
    ours: { extends: "strict", policies: { "run-as-root": { run: "audit" as const } } },
  };
  expect(data({ profile: "ours", profiles }, [other]).policies["run-as-root"]?.enforcement).toEqual(
    {
      deploy: "enforce",
      run: "audit",
    },
  );
});

test.each<readonly [string, unknown, string | RegExp]>([
  [
    "a key that is not known",
    { exeptions: [] },
    'exeptions: unknown key "exeptions"; did you mean exceptions?',
  ],
  [
    "a policy that is not there",
    { policies: { "run-as-rot": {} } },
    "policies.run-as-rot: no such policy; did you mean run-as-root?",
  ],
  [
    "a key of a policy",
    { policies: { "run-as-root": { enforcment: "off" } } },
    'policies.run-as-root.enforcment: unknown key "enforcment"; did you mean enforcement?',
  ],
  [
    "a parameter",
    { policies: { "run-as-root": { parameters: { uid: [] } } } },
    "policies.run-as-root.parameters.uid: no such parameter; did you mean uids?",
  ],
  [
    "a phase that the policy does not have",
    { policies: { "run-as-root": { enforcement: { build: "warn" } } } },
    "policies.run-as-root.enforcement.build: the policy has deploy, run only",
  ],
  [
    "an exception from nothing",
    { exceptions: [{ ...exception, policies: ["run-as-roots"] }] },
    "exceptions.0.policies: no policy run-as-roots; did you mean run-as-root?",
  ],
  [
    "two exceptions of one id",
    { exceptions: [exception, exception] },
    "exceptions.1.id: EX-1 is there twice",
  ],
  [
    "an exception without an end",
    { exceptions: [{ ...exception, expires: undefined }] },
    /^exceptions\.0\.expires: /,
  ],
  [
    "a day that does not exist",
    { exceptions: [{ ...exception, expires: "2027-02-30" }] },
    /^exceptions\.0\.expires: /,
  ],
  [
    "an exception that outlasts a year",
    { exceptions: [{ ...exception, expires: "9999-01-01" }] },
    "exceptions.0.expires: 9999-01-01 is more than 366 days ahead (exceptionRules.maxDays)",
  ],
  [
    "an exception without a ticket where one is asked for",
    { exceptions: [exception], exceptionRules: { requireTicket: true } },
    "exceptions.0.ticket: is missing (exceptionRules.requireTicket)",
  ],
  [
    "a blank owner",
    { exceptions: [{ ...exception, owner: " " }] },
    "exceptions.0.owner: must say something",
  ],
  ...[
    {},
    { images: ["**"] },
    { images: ["*/**"], namespaces: ["*"] },
    { kinds: ["workload"], clusters: ["prod"] },
  ].map(
    (match) =>
      [
        `an exception from everything: ${JSON.stringify(match)}`,
        { exceptions: [{ ...exception, match }] },
        /^exceptions\.0\.match: means everything/,
      ] as const,
  ),
  [
    "a pattern that is none",
    { exceptions: [{ ...exception, match: { images: ["we?"] } }] },
    /^exceptions\.0\.match\.images\.0: we\?: \? \[ \] and/,
  ],
  ["a profile that is not there", { profile: "stric" }, "profile: no profile stric"],
  [
    "profiles that extend each other",
    { profile: "a", profiles: { a: { extends: "b" }, b: { extends: "a" } } },
    /extend each other/,
  ],
  [
    "a policy that is not there in a scope",
    { scopes: [{ name: "s", match: {}, policies: { nope: {} } }] },
    "scopes.0.policies.nope: no such policy",
  ],
  [
    "a scope by package",
    { scopes: [{ name: "s", match: { packages: ["x"] } }] },
    "scopes.0.match.packages: is for exceptions only",
  ],
  ["a problem code that is not known", { problems: { NO_SUCH: "deny" } }, /^problems/],
  [
    "a misspelt match",
    { exceptions: [{ ...exception, match: { image: ["x"] } }] },
    /^exceptions\.0\.match\.image: unknown key "image"; did you mean images\?/,
  ],
  [
    "a wrong mode",
    { policies: { "run-as-root": { enforcement: "deny" } } },
    /^policies\.run-as-root\.enforcement: .*"off"\|"audit"/,
  ],
  ["a list", [], /expected object, received array/],
  ["a text", "policies", /expected object, received string/],
])("refuses %s", (_, settings, message) => {
  expect(fault(settings)).toMatchObject({
    code: "SETTINGS_INVALID",
    message: typeof message === "string" ? message : expect.stringMatching(message),
    hint: expect.any(String),
  });
});

test("tells all faults at once", () => {
  const settings = { policies: { a: {}, b: {} }, exceptions: [exception, exception] };
  expect(fault(settings)).toMatchObject({
    message: expect.stringMatching(/^policies\.a.*\npolicies\.b.*\nexceptions/),
  });
});

test("names the line of a fault where the document can be asked", () => {
  const locate = (path: readonly (string | number)[]) => `hasp.yaml:${path.length}:1`;
  const read = () => createBundleData([policy], { policies: { nope: {} } }, { now, locate });
  expect(read).toThrow("hasp.yaml:2:1: policies.nope: no such policy");
});

const patternLists = [
  "clusters",
  "environments",
  "namespaces",
  "names",
  "containers",
  "images",
  "users",
  "paths",
].map((list) => [list, { [list]: ["a", "we?"] }] as const);
const labelLists = ["labels", "namespaceLabels"].flatMap((list) => [
  [`a label of ${list}`, { [list]: { app: "we?" } }] as const,
  [`one of several texts of a label of ${list}`, { [list]: { app: ["a", "we?"] } }] as const,
]);

test.each([...patternLists, ...labelLists])(
  "refuses a pattern that is none in %s, wherever a match stands",
  (_, match) => {
    const scope = (member: string) => ({
      policies: { "run-as-root": { scope: { [member]: match } } },
    });
    for (const settings of [
      { exceptions: [{ ...exception, match }] },
      { scopes: [{ name: "s", match }] },
      scope("include"),
      scope("exclude"),
    ]) {
      expect(fault(settings)).toMatchObject({
        code: "SETTINGS_INVALID",
        message: expect.stringContaining("we?: ? [ ] and"),
      });
    }
  },
);
