import type { Command } from "../command.ts";

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
  options: ["verification-key", "json"],
  load: async () => (await import("../actions/bundle.ts")).inspectBundle,
};
