import type { Command } from "./command.ts";

export const help: Command = {
  name: "help",
  summary: "Explain a command or a topic",
  examples: [
    ["hasp help check image", "explain a command"],
    ["hasp help exit-codes", "what the exit codes mean"],
    ["hasp help environment", "variables that are read"],
    ["hasp help formats", "what reports look like"],
  ],
  arguments: [
    {
      name: "TOPIC",
      description: "a command, exit-codes, environment or formats",
      optional: true,
      variadic: true,
    },
  ],
  async text(words, columns) {
    const { explain } = await import("../actions/explain.ts");
    return explain(words.join(" "), columns);
  },
};
