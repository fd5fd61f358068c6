import type { Command } from "../command.ts";

export const policyEval: Command = {
  name: "policy eval",
  summary: "Judge one input by the policies, to see what they say",
  about: [
    "Takes what hasp check … --save-inputs DIR writes, as it is or changed by hand, or an input of the contract. The decision is made with the current policies and settings, unlike hasp replay, and its time is the input's own.",
  ],
  examples: [
    [
      "hasp policy eval -i record.json --policy-dir ./policies",
      "try your policies on a real input",
    ],
    ["hasp policy eval -i - -f json < input.json", "the whole decision, for programs"],
  ],
  options: [
    "input",
    "format",
    "output",
    "bundle",
    "policy-dir",
    "settings",
    "verification-key",
    "no-fail",
  ],
  load: async () => (await import("../actions/policy-eval.ts")).evaluateInput,
};
