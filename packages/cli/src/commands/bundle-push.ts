import type { Command } from "../command.ts";
import { registryOptions } from "../config/options.ts";

export const bundlePush: Command = {
  name: "bundle push",
  summary: "Put a bundle into an OCI registry",
  about: [
    "The same bundle gives the same artifact, which a stock OPA pulls too. It prints the reference by digest, which means this bundle for good.",
    "A tag that leads to a bundle is moved only to one with a greater sequence.",
  ],
  examples: [
    ["hasp bundle push bundle.tar.gz registry.example.com/policies:prod", "under one tag"],
    [
      "hasp bundle push bundle.tar.gz registry.example.com/policies:v42 --also-tag prod",
      "under two",
    ],
  ],
  arguments: [
    { name: "FILE", description: "a bundle", path: "file" },
    { name: "REFERENCE", description: "registry, repository and tag" },
  ],
  options: ["also-tag", "annotation", "allow-rollback", "verification-key", ...registryOptions],
  load: async () => (await import("../actions/bundle-push.ts")).pushBundleFile,
};
