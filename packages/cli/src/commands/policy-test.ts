import type { Command } from "../command.ts";
import { testFormats } from "../formats/format-names.ts";

export const policyTest: Command = {
  name: "policy test",
  summary: "Run the policies' tests",
  about: [
    "Tests are the rules named test_… in the files named …_test.rego beside the policies, and the cases of tables in YAML, named …_test.yaml. Coverage is that of the tested policies alone.",
    "Without DIR it tests the policies of --policy-dir, and without these the built-in ones. The built-in ones lend their rules to the tests of others.",
    "With --mutate every comparison, condition and constant is changed in turn, and each change that no test notices is listed. Messages, quantifiers and the names of fields stay; a change that does not compile does not count.",
  ],
  examples: [
    ["hasp policy test ./policies", "test your policies"],
    [
      "hasp policy test ./policies --coverage 95",
      "fail when the tests reach less than 95 % of the lines",
    ],
    ["hasp policy test", "test the built-in policies"],
    ["hasp policy test ./policies --watch", "test your policies whenever you save one"],
    [
      "hasp policy test ./policies -f table -f junit=tests.xml",
      "write a report for the CI server beside the table",
    ],
    [
      "hasp policy test ./policies --mutate --min-caught 90",
      "fail when the tests notice less than 90 % of changed conditions and constants",
    ],
  ],
  arguments: [
    {
      name: "DIR",
      description: "folders of policies, <group>/<id>.rego",
      optional: true,
      variadic: true,
      path: "directory",
    },
  ],
  options: [
    "policy-dir",
    "filter",
    "coverage",
    "watch",
    "mutate",
    "min-caught",
    "mutant-timeout",
    "format",
    "output",
  ],
  formats: testFormats,
  load: async () => (await import("../actions/policy-test.ts")).testPolicies,
};
