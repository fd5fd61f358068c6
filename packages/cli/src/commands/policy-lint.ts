import type { Command } from "../command.ts";
import { lintFormats } from "../formats/format-names.ts";

export const policyLint: Command = {
  name: "policy lint",
  summary: "Find what is allowed in policies and unwise",
  about: [
    "hasp policy check refuses what is wrong; this tells what an author would want to know besides: conditions that never hold, messages without the value, paths that lead nowhere, dear patterns, parameters that nothing reads, and tests that do not run. Each finding has its place, its rule and what to do about it.",
    "Without DIR it looks at the policies of --policy-dir, and without these at the built-in ones. A comment # hasp lint: ignore RULE REASON switches a rule off for its own line, or for the next where it stands alone; one that does nothing is a finding too.",
    "The exit code is 1 when a finding is at least as grave as --fail-on-level. A file that does not compile is a finding, and the others are looked at all the same.",
  ],
  examples: [
    ["hasp policy lint ./policies", "look at your policies"],
    ["hasp policy lint ./policies --fail-on-level warning", "allow no finding at all"],
    [
      "hasp policy lint ./policies -f table -f sarif=lint.sarif",
      "write a report for a code host beside the table",
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
  options: ["policy-dir", "fail-on-level", "format", "output"],
  formats: lintFormats,
  load: async () => (await import("../actions/policy-lint.ts")).lintPolicies,
};
