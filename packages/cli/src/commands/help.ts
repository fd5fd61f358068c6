import type { Command } from "../command.ts";

export const help: Command = {
  name: "help",
  summary: "Explain a command or a topic",
  examples: [
    ["hasp help check image", "explain a command"],
    ["hasp help exit-codes", "what the exit codes mean"],
    ["hasp help environment", "variables that are read"],
    ["hasp help config-file", "what hasp.yaml holds"],
    ["hasp help formats", "what reports look like"],
  ],
  arguments: [
    {
      name: "TOPIC",
      description:
        "a command, or exit-codes, environment, config-file, formats, policies, input or settings",
      optional: true,
      variadic: true,
    },
  ],
  async text(words, surroundings) {
    const { findHelp, helpNames } = await import("../help/find-help.ts");
    const name = words.join(" ");
    const page = findHelp(name, surroundings);
    if (page !== undefined) return page;
    const [{ CliError }, { findNearestName }] = await Promise.all([
      import("../error.ts"),
      import("@hasp/core"),
    ]);
    const nearest = findNearestName(name, helpNames(surroundings.commands));
    throw new CliError("USAGE", `no help about ${name}`, {
      hint: nearest ? `did you mean ${nearest}?` : "hasp help lists commands and topics",
    });
  },
};
