import type { Command } from "../command.ts";
import { listingFormats } from "../formats/format-names.ts";

export const bundleInspect: Command = {
  name: "bundle inspect",
  summary: "Say what is in a bundle",
  examples: [
    ["hasp bundle inspect policies.tar.gz", "revision, digest, entrypoints and files"],
    ["hasp bundle inspect", "the same of the built-in bundle"],
  ],
  arguments: [
    {
      name: "FILE",
      description: "a bundle; the built-in one without it",
      optional: true,
      path: "file",
    },
  ],
  options: ["verification-key", "format", "output"],
  formats: listingFormats,
  load: async () => (await import("../actions/bundle.ts")).inspectBundle,
};
