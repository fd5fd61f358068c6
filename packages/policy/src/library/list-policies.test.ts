import { expect, test } from "vitest";
import { localCompiler } from "../compiler/local-compiler.ts";
import { policy } from "../testing/engine.ts";
import { faultOfFilter, filterPolicies, listPolicies } from "./list-policies.ts";

const rego = `violations contains {"message": "a", "path": ""} if input.workload`;
const files = [
  policy(
    "limit",
    `subjects: [workload]
enforcement: {build: warn}
profiles:
  recommended: {enforcement: warn, parameters: {least: 2}}
  strict: enforce
parameters:
  type: object
  properties:
    least: {type: integer, default: 1}
    most: {type: integer, default: 9}`,
    rego,
  ),
  policy("plain", "subjects: [workload, container]", rego),
  policy("strict-only", "subjects: [image]\nprofiles: {strict: enforce}", rego),
];
const list = (settings?: unknown, compiler = localCompiler) =>
  listPolicies({ files, compiler, settings });

test("lists what the policies say and what the settings make of it, each with who said so", async () => {
  const settings = { policies: { limit: { severity: "low", parameters: { most: 4 } } } };
  const [limit, plain, strict] = await list(settings);
  expect(limit).toMatchObject({
    id: "limit",
    group: "test",
    severity: "low",
    enforcement: { build: "warn", deploy: "warn", run: "warn" },
    from: { enforcement: "profile recommended", severity: "settings" },
    parameters: {
      least: { value: 2, by: "profile recommended", schema: { default: 1 } },
      most: { value: 4, by: "settings", schema: { default: 9 } },
    },
  });
  expect(plain).toMatchObject({ enforcement: { run: "enforce" }, parameters: {}, references: [] });
  expect(strict).toMatchObject({
    enforcement: { build: "off", deploy: "off", run: "off" },
    from: { enforcement: "profile recommended" },
  });
  for (const one of [limit, plain, strict]) expect(one).not.toHaveProperty("place");
});

test("reads METADATA and compiles nothing", async () => {
  const build = () => Promise.reject(new Error("it compiles"));
  const compiler = { ...localCompiler, build, check: build, eval: build, test: build };
  expect((await list(undefined, compiler)).map(({ id }) => id)).toEqual([
    "limit",
    "plain",
    "strict-only",
  ]);
});

test.each([
  [{}, ["limit", "plain", "strict-only"]],
  [{ groups: ["test"], kind: "container" as const }, ["plain"]],
  [{ groups: ["other"] }, []],
  [{ profile: "strict" }, ["limit", "strict-only"]],
  [{ severities: ["low", "high"], phase: "run" as const }, ["limit", "plain", "strict-only"]],
  [{ severities: ["low"] }, ["limit"]],
])("a filter %j leaves %j", async (filter, expected) => {
  const all = await list({ policies: { limit: { severity: "low" } } });
  expect(filterPolicies(all, filter).map(({ id }) => id)).toEqual(expected);
});

test("a group or profile that no policy has is a fault, and the nearest is named", async () => {
  const all = await list();
  expect(faultOfFilter(all, { groups: ["test"], profile: "strict" })).toBeUndefined();
  expect(faultOfFilter(all, { groups: ["tset"] })).toEqual({
    option: "group",
    message: "no group tset; did you mean test?",
  });
  expect(faultOfFilter(all, { profile: "stirct" })).toMatchObject({ option: "profile" });
});
