import type { Command } from "../command.ts";
import { listingFormats } from "../formats/format-names.ts";

export const policyExplain: Command = {
  name: "policy explain",
  summary: "Say why one input is decided as it is: rule, line, values, settings",
  about: [
    "Takes what hasp policy eval takes: an input, or a record of --save-inputs, whose input is decided anew. For each part of the decision it names the line of the rule that found it, the conditions that held with what they saw and read of the input, who said the policy's mode and severity, the exception that covers it, and what to do. Lines come from a trace of OPA's own evaluator; where that decides otherwise than policy.wasm, it is an error.",
    "With --policy it says of one policy that found nothing why it was not asked, or which condition did not hold.",
  ],
  examples: [
    ["hasp policy explain -i record.json", "why this verdict"],
    [
      "hasp policy explain -i record.json --policy privileged-container",
      "what one policy makes of it",
    ],
    ["hasp policy explain -i record.json --bundle policies.tar.gz -f json", "for programs"],
  ],
  options: [
    "input",
    "policy",
    "bundle",
    "policy-dir",
    "settings",
    "verification-key",
    "format",
    "output",
  ],
  formats: listingFormats,
  load: async () => (await import("../actions/policy-explain.ts")).explainInput,
};
