import type { Command } from "../command.ts";
import { listingFormats } from "../formats/format-names.ts";

export const dbStatus: Command = {
  name: "db status",
  summary: "Say what the advisory database holds and how old it is",
  examples: [["hasp db status", "list feeds, their records and their age"]],
  options: ["db", "format", "output"],
  formats: listingFormats,
  load: async () => (await import("../actions/db.ts")).showStatus,
};
