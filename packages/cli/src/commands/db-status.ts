import type { Command } from "../command.ts";

export const dbStatus: Command = {
  name: "db status",
  summary: "Say what the advisory database holds and how old it is",
  examples: [["hasp db status", "list feeds, their records and their age"]],
  options: ["db", "json"],
  load: async () => (await import("../actions/db.ts")).showStatus,
};
