import type { Command } from "../command.ts";
import { registryOptions } from "../config/options.ts";
import { listingFormats } from "../formats/format-names.ts";

export const bundleInspect: Command = {
  name: "bundle inspect",
  summary: "Say what is in a bundle",
  examples: [
    ["hasp bundle inspect policies.tar.gz", "revision, digest, entrypoints and files"],
    ["hasp bundle inspect oci://registry.example.com/policies:prod", "of one in a registry"],
    ["hasp bundle inspect", "the same of the built-in bundle"],
  ],
  arguments: [
    {
      name: "BUNDLE",
      description: "a file, or oci:// and a reference; the built-in bundle without it",
      optional: true,
      path: "file",
    },
  ],
  options: ["verification-key", ...registryOptions, "format", "output"],
  formats: listingFormats,
  load: async () => (await import("../actions/bundle.ts")).inspectBundle,
};
