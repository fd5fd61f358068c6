import type { Command } from "../command.ts";
import { listingFormats } from "../formats/format-names.ts";

export const policyTest: Command = {
  name: "policy test",
  summary: "Run the policies' tests",
  about: ["Tests are the rules named test_… in the files named …_test.rego beside the policies."],
  examples: [
    ["hasp policy test", "test the built-in policies"],
    [
      "hasp policy test --policy-dir ./policies --coverage 95",
      "yours too; fail when the tests reach less than 95 % of the lines",
    ],
  ],
  options: ["policy-dir", "filter", "coverage", "format", "output"],
  formats: listingFormats,
  load: async () => (await import("../actions/policy-test.ts")).testPolicies,
};
