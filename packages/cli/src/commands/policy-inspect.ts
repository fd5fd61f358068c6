import type { Command } from "../command.ts";
import { listingFormats } from "../formats/format-names.ts";

export const policyInspect: Command = {
  name: "policy inspect",
  summary: "List the policies: what they judge, how grave they are, what can be set",
  examples: [
    ["hasp policy inspect", "list the built-in policies"],
    ["hasp policy inspect --policy-dir ./policies -f json", "yours too, for programs"],
  ],
  options: ["policy-dir", "settings", "format", "output"],
  formats: listingFormats,
  load: async () => (await import("../actions/policy-inspect.ts")).inspectPolicies,
};
