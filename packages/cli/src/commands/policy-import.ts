import type { Command } from "../command.ts";
import { listingFormats } from "../formats/format-names.ts";

export const policyImport: Command = {
  name: "policy import",
  summary: "Turn another system's rules into policies",
  about: [
    "Each rule becomes a policy over the contract, formatted and checked. What cannot be said is listed with its reason: such a rule is left out, or imported with what it misses written into its description. Nothing is imported in part and in silence.",
    "falco takes files of Falco rules with their macros, lists, exceptions and overrides, in the order that Falco reads them. Lists become parameters, priorities severities and MITRE tags references; a rule that is off stays off.",
    "gatekeeper takes ConstraintTemplates with their constraints, as files or the folders that hold them. Each constraint becomes a policy over the objects that it matches; the template's Rego is kept as shared Rego, made Rego v1. What reads data.inventory, asks a server, changes objects or is written in CEL is left out.",
    "pod-security takes Namespaces with the labels of Pod Security and writes settings: the level and version that each enforces become parameters of pod-security-labels for that namespace, where its labels cannot be asked for, as in a pipeline.",
    "stackrox takes files of StackRox policies as its console exports them. Each section of criteria becomes rules over images, workloads, processes or requests; stages become phases, enforcement actions modes. Where the library asks the same, settings switch it on; exclusions and scopes become settings too, in stackrox-settings.yaml.",
    "It exits with 1 when something was left out or imported in part.",
  ],
  examples: [
    ["hasp policy import falco falco_rules.yaml custom_rules.yaml", "into imported/falco"],
    [
      "hasp policy import falco falco_rules.yaml --into policies",
      "beside your own policies, for --policy-dir policies",
    ],
    [
      "hasp policy import gatekeeper templates constraints",
      "into imported/gatekeeper and imported/lib",
    ],
    [
      "hasp policy import pod-security namespaces.yaml",
      "into imported/pod-security-settings.yaml, for --settings",
    ],
    ["hasp policy import stackrox policies.json", "into imported/stackrox and its settings"],
  ],
  arguments: [
    {
      name: "FORMAT",
      description: "what the files hold",
      choices: ["falco", "gatekeeper", "pod-security", "stackrox"],
    },
    { name: "FILE", description: "the files, or folders of them", variadic: true, path: "file" },
  ],
  options: ["into", "format", "output"],
  formats: listingFormats,
  load: async () => (await import("../actions/policy-import.ts")).importRules,
};
