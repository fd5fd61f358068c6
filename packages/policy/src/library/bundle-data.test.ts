import { expect, test } from "vitest";
import { createBundleData } from "./bundle-data.ts";
import type { Policy } from "./policy.ts";

const policy: Policy = {
  id: "run-as-root",
  group: "container",
  title: "Runs as root",
  description: "d",
  package: "hasp.policies.container.run_as_root",
  name: "container/run-as-root.rego",
  place: "container/run-as-root.rego",
  severity: "high",
  subjects: ["workload", "container"],
  phases: ["deploy", "run"],
  remediation: "Set a user.\n",
  references: [],
  enforcement: "enforce",
  parameters: { type: "object", properties: { uids: { type: "array", default: [0] } } },
};
const data = (settings?: unknown, policies: readonly Policy[] = [policy]) =>
  createBundleData(policies, settings).hasp.settings;
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
  match: {},
};

test.each([undefined, null, {}])("is the policies' defaults for settings %j", (settings) => {
  expect(data(settings)).toEqual({
    policies: {
      "run-as-root": {
        title: "Runs as root",
        severity: "high",
        remediation: "Set a user.",
        enforcement: { deploy: "enforce", run: "enforce" },
      },
    },
    parameters: { "run-as-root": { uids: [0] } },
    exceptions: [],
  });
});

test.each([
  ["one mode for all phases", { enforcement: "audit" }, {}, { deploy: "audit", run: "audit" }],
  ["nothing for off", { enforcement: "off" }, {}, {}],
  ["a mode of one phase", { enforcement: { run: "warn" } }, {}, { deploy: "enforce", run: "warn" }],
  ["off in one phase", { enforcement: { run: "off" } }, {}, { deploy: "enforce" }],
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

test("carries severity, scope, references and parameters", () => {
  const scope = { exclude: { namespaces: ["kube-system"] } };
  const own = { severity: "low", scope, parameters: { uids: [0, 1] } };
  const { policies, parameters } = data({ policies: { "run-as-root": own } }, [
    { ...policy, references: ["CWE-250"] },
  ]);
  expect(policies["run-as-root"]).toMatchObject({
    severity: "low",
    scope,
    references: ["CWE-250"],
  });
  expect(parameters["run-as-root"]).toEqual({ uids: [0, 1] });
});

test.each([
  ["2027-02-01", "2027-02-01T00:00:00.000Z"],
  ["2027-02-01T10:00:00+02:00", "2027-02-01T08:00:00.000Z"],
  ["2027-02-01T10:00:00.5Z", "2027-02-01T10:00:00.500Z"],
])("writes the expiry %s in the one form that sorts as time does", (expires, expected) => {
  expect(data({ exceptions: [{ ...exception, expires }] }).exceptions[0]?.expires).toBe(expected);
});

test.each([
  [
    "a key that is not known",
    { exeptions: [] },
    'unknown key "exeptions"; did you mean exceptions?',
  ],
  [
    "a policy that is not there",
    { policies: { "run-as-rot": {} } },
    "policies.run-as-rot: no such policy; did you mean run-as-root?",
  ],
  [
    "a key of a policy",
    { policies: { "run-as-root": { enforcment: "off" } } },
    'policies.run-as-root: unknown key "enforcment"; did you mean enforcement?',
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
    "a misspelt match",
    { exceptions: [{ ...exception, match: { image: ["x"] } }] },
    'exceptions.0.match: unknown key "image"; did you mean images?',
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
