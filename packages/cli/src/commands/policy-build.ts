import type { Command } from "../command.ts";

export const policyBuild: Command = {
  name: "policy build",
  summary: "Compile policies and settings into a bundle",
  about: [
    "The bundle is an OPA bundle with policy.wasm in it: one file that every phase judges with.",
  ],
  examples: [
    ["hasp policy build", "the built-in policies"],
    [
      "hasp policy build --policy-dir ./policies --settings settings.yaml -o ours.tar.gz",
      "with your own policies and settings",
    ],
    ["hasp policy build -o - | ssh node tee bundle.tar.gz", "to standard output"],
    ["hasp policy build --signing-key key.pem", "sign it, so that --verification-key accepts it"],
    ["hasp policy build --sequence 42", "the 42nd: nobody who has it goes back to the 41st"],
  ],
  options: ["policy-dir", "settings", "signing-key", "key-id", "revision", "sequence", "output"],
  load: async () => (await import("../actions/policy-build.ts")).buildPolicies,
};
