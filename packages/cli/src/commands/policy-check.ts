import type { Command } from "../command.ts";

export const policyCheck: Command = {
  name: "policy check",
  summary: "Check policies and settings without building a bundle",
  about: [
    "Finds wrong Rego, metadata that is missing, fields of the input that do not exist, and settings that no policy has.",
  ],
  examples: [
    ["hasp policy check --policy-dir ./policies", "check your policies"],
    ["hasp policy check --settings settings.yaml", "check your settings"],
  ],
  options: ["policy-dir", "settings"],
  load: async () => (await import("../actions/policy-check.ts")).checkPolicies,
};
