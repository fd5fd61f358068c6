import type { Command } from "../command.ts";

export const policyExport: Command = {
  name: "policy export",
  summary: "Turn policies into objects that other admission controllers judge by",
  about: [
    "constraint-template writes ConstraintTemplates of Gatekeeper, each with its constraint. The Rego is the policy's own, beside it what reads a review as Hasp reads an object: a template says of an object what Hasp says. Parameters get the values that the settings give, and the mode becomes the enforcement action: enforce is deny, audit is dryrun. A policy whose violations may count for less than itself gets a constraint for each action. What a policy could not tell is told as a violation, with unknown in its details.",
    "validating-admission-policy writes ValidatingAdmissionPolicies of Kubernetes 1.30 and newer, each with its binding, for what CEL can say. Rules become variables that list the messages of what they find, parameters become constants, and the mode becomes the validation actions: enforce is Deny, warn is Warn and Audit, audit is Audit. What CEL would answer otherwise is left out.",
    "Objects that hold one Pod template, and the kinds that policies over resources name, are judged there, at admission and in full: an update of what was wrong before is a violation like any other. What a policy needs and only Hasp has, such as facts of images, related objects, the time or the state before an update, keeps it from being exported, as do scopes and exceptions of the settings that concern it.",
    "What cannot be exported is told with the reason, and the line that reads what is not there. The exit code is 1 when that is a policy that was named; of a group the others are exported.",
  ],
  examples: [
    [
      "hasp policy export constraint-template privileged-container unsafe-sysctl",
      "to standard output",
    ],
    [
      "hasp policy export constraint-template --group container,pod-security -o templates",
      "a file for each policy",
    ],
    [
      "hasp policy export validating-admission-policy --group workload -o admission",
      "for the API server itself",
    ],
    [
      "hasp policy export constraint-template --group ours --policy-dir policies -o ours.yaml",
      "your own; --settings says how they hold",
    ],
  ],
  arguments: [
    {
      name: "FORMAT",
      description: "what to write",
      choices: ["constraint-template", "validating-admission-policy"],
    },
    {
      name: "POLICY",
      description: "the ids of policies, beside those of --group",
      optional: true,
      variadic: true,
    },
  ],
  options: ["group", "policy-dir", "settings", "output"],
  load: async () => (await import("../actions/policy-export.ts")).exportThePolicies,
};
