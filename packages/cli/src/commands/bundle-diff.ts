import type { Command } from "../command.ts";
import { registryOptions } from "../config/options.ts";
import { listingFormats } from "../formats/format-names.ts";

export const bundleDiff: Command = {
  name: "bundle diff",
  summary: "Say what differs between two bundles",
  about: [
    "Policies that came, went or changed in their Rego, metadata, parameters and modes; exceptions, scopes and the rest of the settings; and every file that none of these accounts for. It exits with 1 when the bundles differ.",
  ],
  examples: [
    ["hasp bundle diff old.tar.gz new.tar.gz", "two files"],
    [
      "hasp bundle diff oci://registry.example.com/policies:prod bundle.tar.gz",
      "what a push would change",
    ],
  ],
  arguments: [
    { name: "FROM", description: "a file, or oci:// and a reference", path: "file" },
    { name: "TO", description: "the same", path: "file" },
  ],
  options: ["verification-key", ...registryOptions, "format", "output"],
  formats: listingFormats,
  load: async () => (await import("../actions/bundle-diff.ts")).diffBundle,
};
