import type { Command } from "../command.ts";
import { listingFormats } from "../formats/format-names.ts";

export const policyList: Command = {
  name: "policy list",
  summary: "List the policies: what they judge, how grave they are, what can be set",
  about: [
    "It reads the METADATA of the policies and what the settings make of it, and compiles nothing. Severity, modes and values of parameters are those in force, each with who said so: the policy, a profile or the settings; scopes and exceptions come on top, see hasp policy settings. The JSON is one array.",
    "--severity asks for the severity in force, --profile for the policies that name themselves in a profile, whatever is in force.",
  ],
  examples: [
    ["hasp policy list", "list the built-in policies"],
    ["hasp policy list --group image,secrets-management --severity critical", "some of them"],
    ["hasp policy list --policy-dir ./policies -f json", "yours too, for programs"],
    ["hasp policy list -f json | jq length", "count them"],
  ],
  options: [
    "policy-dir",
    "settings",
    "group",
    "severity",
    "profile",
    "phase",
    "kind",
    "format",
    "output",
  ],
  formats: listingFormats,
  load: async () => (await import("../actions/policy-list.ts")).listThePolicies,
};
