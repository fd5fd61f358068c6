import type { Command } from "../command.ts";
import { listingFormats } from "../formats/format-names.ts";

export const config: Command = {
  name: "config",
  summary: "Show the effective settings and where each came from",
  about: [
    "Flags win over the environment, the environment over hasp.yaml, and that over the defaults. See hasp help config-file.",
  ],
  examples: [
    ["hasp config", "list every setting"],
    ["HASP_DB=./a.db hasp config", "see what a variable changes"],
  ],
  options: ["format", "output"],
  formats: listingFormats,
  load: async () => (await import("../actions/config.ts")).showConfig,
};
