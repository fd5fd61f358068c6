import type { Command } from "../command.ts";

export const version: Command = {
  name: "version",
  summary: "Print the version",
  examples: [["hasp version", "print the version of this program"]],
  async text() {
    const { readVersion } = await import("../version.ts");
    return `hasp ${readVersion()}\n`;
  },
};
