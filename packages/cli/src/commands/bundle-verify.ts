import type { Command } from "../command.ts";

export const bundleVerify: Command = {
  name: "bundle verify",
  summary: "Check the signature of a bundle",
  examples: [["hasp bundle verify policies.tar.gz --verification-key key.pub", "check it"]],
  arguments: [{ name: "FILE", description: "a bundle", path: "file" }],
  options: ["verification-key"],
  load: async () => (await import("../actions/bundle.ts")).verifyBundle,
};
