import type { Command } from "../command.ts";
import { registryOptions } from "../config/options.ts";

export const bundlePull: Command = {
  name: "bundle pull",
  summary: "Fetch a bundle from an OCI registry",
  about: [
    "Every digest and size is checked, and with --verification-key the signature, before anything is written. A bundle that is there already is replaced only by one with a greater sequence.",
  ],
  examples: [
    [
      "hasp bundle pull registry.example.com/policies:prod --verification-key key.pub",
      "into bundle.tar.gz",
    ],
    [
      "hasp bundle pull registry.example.com/policies:prod -o - | tar tz",
      "to standard output, which has no order to hold to",
    ],
  ],
  arguments: [{ name: "REFERENCE", description: "registry, repository and tag or digest" }],
  options: ["verification-key", "allow-rollback", ...registryOptions, "output"],
  load: async () => (await import("../actions/bundle-pull.ts")).pullBundleFile,
};
