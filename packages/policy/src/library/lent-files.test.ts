import { expect, test } from "vitest";
import { withLent } from "./lent-files.ts";

const file = (name: string, text = "") => ({ name, place: `/${name}`, text });
const shipped = [
  file("lib/containers.rego"),
  file("lib/containers_test.rego"),
  file("lib/testing_test.rego"),
  file("container/privileged.rego"),
  file("container/privileged_test.rego"),
  file("secrets-management/plain.rego"),
];
const names = (text: string) => {
  const own = [file("ours/team.rego", text)];
  return withLent(own, [...shipped, ...own]).map(({ name }) => name);
};
const shared = ["lib/containers.rego", "lib/testing_test.rego"];

test.each<readonly [string, string, readonly string[]]>([
  ["nothing", "package hasp.policies.ours.team", []],
  ["a shared file", "import data.hasp.lib.containers", []],
  ["a policy", "import data.hasp.policies.container.privileged", ["container/privileged.rego"]],
  [
    "a group of two words",
    "x := data.hasp.policies.secrets_management.plain.violations",
    ["secrets-management/plain.rego"],
  ],
  ["a group alone", "x := data.hasp.policies.container", ["container/privileged.rego"]],
])("lends to what names %s all that is shared and no more than it names", (_, text, more) => {
  expect(names(text)).toEqual([...shared, ...more, "ours/team.rego"]);
});

test.each([
  "d := data.hasp.decide.workload",
  "x := data.hasp.policies[group]",
  'x := data.hasp["policies"]',
  "x := data[root]",
  "every policies in data.hasp.policies { true }",
])("lends everything but tests to %s", (text) => {
  expect(names(text)).toEqual([
    ...shared,
    "container/privileged.rego",
    "secrets-management/plain.rego",
    "ours/team.rego",
  ]);
});

test("leaves out nothing of one's own", () => {
  expect(withLent(shipped, shipped)).toEqual(shipped);
});
