import { expect, test } from "vitest";
import { runAsRoot as policy } from "../testing/run-as-root.ts";
import { createBundleData } from "./bundle-data.ts";
import type { Policy } from "./policy.ts";

const overImages: Policy = {
  ...policy,
  id: "image-secret",
  subjects: ["image"],
  profiles: { strict: { enforcement: "warn", severity: "low", parameters: { uids: [7] } } },
};

const ofBaseline: Policy = { ...policy, id: "baseline-only", profiles: { baseline: "enforce" } };

function compile(scopes: readonly unknown[], policies: Record<string, unknown> = {}) {
  const now = new Date("2026-11-24T12:00:00Z");
  const { hasp } = createBundleData(
    [policy, overImages, ofBaseline],
    { scopes, policies },
    { now },
  );
  return hasp.settings.scopes;
}
const inShop = { name: "s", match: { namespaces: ["shop"] } };
const only = (scope: object) => compile([{ ...inShop, ...scope }]).list?.["0"]?.policies;

test("what no settings say is not there", () => {
  const now = new Date("2026-11-24T12:00:00Z");
  const { hasp } = createBundleData([policy], {}, { now });
  expect(hasp.settings.scopes).toEqual({ parameters: {} });
  expect(compile([])).toEqual({ parameters: {} });
});

test("a scope changes what it names and nothing else", () => {
  const enforcement = { deploy: "audit", run: "audit" };
  expect(only({ policies: { "run-as-root": { enforcement: "audit" } } })).toEqual({
    "run-as-root": { enforcement },
  });
  expect(only({ policies: { "run-as-root": { severity: "low" } } })).toEqual({
    "run-as-root": { severity: "low" },
  });
  expect(only({ policies: { "run-as-root": { parameters: { uids: [1] } } } })).toEqual({
    "run-as-root": { parameters: { uids: [1] } },
  });
  expect(compile([inShop]).list?.["0"]).toEqual({
    name: "s",
    match: { namespaces: ["shop"] },
    rank: [expect.any(Number), -0],
    policies: {},
  });
});

test("names the policies whose parameters depend on a scope, and finds scopes by their keys", () => {
  const scopes = [
    { ...inShop, policies: { "run-as-root": { parameters: { uids: [1] } } } },
    { ...inShop, name: "t", policies: { "image-secret": { severity: "low" } } },
  ];
  expect(compile(scopes)).toMatchObject({
    keys: { namespace: { shop: ["0", "1"] } },
    parameters: { "run-as-root": true },
  });
  expect(compile(scopes).parameters).toEqual({ "run-as-root": true });
});

test("puts the narrower scope first, the later of equals, and what a policy excludes before all", () => {
  const exclude = { scope: { exclude: { namespaces: ["kube-*"] } } };
  const list = compile(
    [
      { name: "wide", match: { clusters: ["a"] } },
      { name: "earlier", match: { names: ["a"] } },
      { name: "later", match: { names: ["b"] } },
    ],
    { "run-as-root": exclude, "image-secret": exclude },
  ).list;
  const ranked = Object.values(list ?? {}).toSorted(
    (a, b) => a.rank[0] - b.rank[0] || a.rank[1] - b.rank[1],
  );
  expect(ranked.map(({ name, policies }) => [name, ...Object.keys(policies)])).toEqual([
    ["exclude", "image-secret"],
    ["exclude", "run-as-root"],
    ["later"],
    ["earlier"],
    ["wide"],
  ]);
});

test("a scope's profile switches off what it does not name, and yields to what the scope says", () => {
  expect(only({ profile: "strict" })).toEqual({
    "baseline-only": { enforcement: { deploy: "off", run: "off" } },
    "image-secret": {
      enforcement: { deploy: "warn", run: "warn" },
      severity: "low",
      parameters: { uids: [7] },
    },
  });
  const severity = { "image-secret": { severity: "critical" } };
  expect(only({ profile: "strict", policies: severity })?.["image-secret"]).toEqual({
    enforcement: { deploy: "warn", run: "warn" },
    severity: "critical",
    parameters: { uids: [7] },
  });
});

test("a scope's profile leaves a policy on that names no profile", () => {
  expect(only({ profile: "baseline" })).not.toHaveProperty("run-as-root");
});

test("a scope says what an open question does", () => {
  const problems = { OWNER_UNKNOWN: "deny", NO_DATA: { run: "ignore" } };
  expect(compile([{ ...inShop, problems }]).list?.["0"]?.problems).toEqual({
    OWNER_UNKNOWN: { build: "deny", deploy: "deny", run: "deny" },
    NO_DATA: { run: "ignore" },
  });
});

test.each([
  ["namespaces", { namespaces: ["a"] }],
  ["namespaceLabels", { namespaceLabels: { a: "b" } }],
  ["names", { names: ["a"] }],
  ["labels", { labels: { a: "b" } }],
  ["containers", { containers: ["a"] }],
  ["users", { users: ["a"] }],
])("gives no parameters by %s to a policy over images, which are judged without", (list, match) => {
  const scope = (id: string, change: object) => ({ name: "s", match, policies: { [id]: change } });
  expect(() => compile([scope("image-secret", { parameters: { uids: [1] } })])).toThrow(
    `scopes.0.policies.image-secret.parameters: images are judged once for all places, so match.${list} cannot give parameters to a policy over images`,
  );
  compile([scope("image-secret", { severity: "low" })]);
  compile([scope("run-as-root", { parameters: { uids: [1] } })]);
});

test("gives parameters by what images are judged with", () => {
  const match = { images: ["ghcr.io/**"], clusters: ["a"] };
  compile([{ name: "s", match, policies: { "image-secret": { parameters: { uids: [1] } } } }]);
});

test("says which scope's profile gives a policy parameters that it does not have", () => {
  const own = { "run-as-root": { enforcement: "warn" as const, parameters: { uid: [1] } } };
  const scopes = [inShop, { ...inShop, name: "t", profile: "own" }];
  const now = new Date("2026-11-24T12:00:00Z");
  expect(() =>
    createBundleData([policy], { profiles: { own: { policies: own } }, scopes }, { now }),
  ).toThrow("scopes.1.profile.parameters.uid: no such parameter; did you mean uids?");
});

test("a policy over more than images is judged where it runs, so a place gives it parameters", () => {
  const scope = { ...inShop, policies: { "run-as-root": { parameters: { uids: [1] } } } };
  const both: Policy = { ...policy, subjects: ["image", "workload"] };
  const now = new Date("2026-11-24T12:00:00Z");
  const { hasp } = createBundleData([both], { scopes: [scope] }, { now });
  expect(hasp.settings.scopes.parameters).toEqual({ "run-as-root": true });
});

test.each([
  [{ ...inShop, profile: "stric" }, "scopes.0.profile: no profile stric"],
  [
    { ...inShop, policies: { "run-as-root": { parameters: { uid: [] } } } },
    "scopes.0.policies.run-as-root.parameters.uid: no such parameter; did you mean uids?",
  ],
  [
    { ...inShop, policies: { "run-as-rot": {} } },
    "scopes.0.policies.run-as-rot: no such policy; did you mean run-as-root?",
  ],
  [{ name: "s", match: { paths: ["/a"] } }, "scopes.0.match.paths: is for exceptions only"],
  [
    { name: "s", match: { identifiers: ["a"] } },
    "scopes.0.match.identifiers: is for exceptions only",
  ],
])("says where a scope is wrong: %j", (scope, message) => {
  expect(() => compile([scope])).toThrow(message);
});
