import type { Command } from "../command.ts";

export const policyNew: Command = {
  name: "policy new",
  summary: "Begin a policy: its file and its test, ready to run",
  about: [
    "The last two parts of PATH are the policy's group and id, and what stands before them is the folder of your policies. A file that is there is never overwritten.",
  ],
  examples: [
    [
      "hasp policy new policies/ours/read-only-root",
      "policies/ours/read-only-root.rego and its test",
    ],
    ["hasp policy new policies/ours/team-label --kind workload", "of a workload as a whole"],
    [
      "hasp policy new policies/ours/team-label --kind workload --tests yaml",
      "with a table of manifests and what the policy finds in them",
    ],
  ],
  arguments: [{ name: "PATH", description: "DIR/GROUP/ID", path: "file" }],
  options: ["kind", "tests"],
  load: async () => (await import("../actions/policy-new.ts")).beginPolicy,
};
