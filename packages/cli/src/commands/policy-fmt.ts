import type { Command } from "../command.ts";

export const policyFmt: Command = {
  name: "policy fmt",
  summary: "Format Rego files",
  about: ["Names the files that are not formatted and exits with 1; with --write it formats them."],
  examples: [
    ["hasp policy fmt ./policies", "name what is not formatted"],
    ["hasp policy fmt --write ./policies", "format"],
  ],
  arguments: [
    { name: "PATH", description: "Rego files, or folders of them", variadic: true, path: "file" },
  ],
  options: ["write"],
  load: async () => (await import("../actions/policy-fmt.ts")).formatPolicies,
};
