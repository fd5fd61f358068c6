import { exitCode } from "../exit-code.ts";
import type { Command } from "./command.ts";

export const version: Command = {
  name: "version",
  summary: "Print the version",
  examples: [["hasp version", "print the version of this program"]],
  async load() {
    const { readVersion } = await import("../version.ts");
    return async ({ io }) => {
      await io.stdout.write(`hasp ${readVersion()}\n`);
      return exitCode.complied;
    };
  },
};
