import type { Command } from "../command.ts";
import { listingFormats } from "../formats/format-names.ts";

export const policySettings: Command = {
  name: "policy settings",
  summary: "Show which settings hold, for a subject and why, and what exceptions do",
  about: [
    "Without --explain it lists each policy's mode by phase with who said so, and the exceptions: expired, about to expire, and with --records used or not.",
    "With --explain it asks the bundle itself which scope, profile or setting decides for that subject. SUBJECT is a record that hasp check --save-inputs wrote, or a policy's input as JSON.",
  ],
  examples: [
    ["hasp policy settings --settings hasp-policy.yaml", "what each policy does, and who said so"],
    [
      "hasp policy settings --settings hasp-policy.yaml --explain records/web.json",
      "why it does that to this subject",
    ],
    [
      "hasp policy settings --bundle ours.tar.gz --records records",
      "which exceptions nobody needs any more",
    ],
  ],
  options: [
    "explain",
    "records",
    "expires-within",
    "bundle",
    "verification-key",
    "policy-dir",
    "settings",
    "format",
    "output",
  ],
  formats: listingFormats,
  load: async () => (await import("../actions/policy-settings.ts")).showSettings,
};
