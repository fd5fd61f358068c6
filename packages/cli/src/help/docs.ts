import type { Command } from "../command.ts";
import { commands } from "../commands/index.ts";
import { commonOptions, type OptionName } from "../config/options.ts";
import { argumentMeaning, optionMeaning, optionTerm, usageOf } from "./command-help.ts";
import { topics } from "./topics.ts";

/** The reference of the command line in Markdown, from the data that help is made of. */
export function renderCliReference(): string {
  return [
    "# The hasp command",
    "",
    "Made from the option list by `npm run generate`; do not edit.",
    "",
    ...commands.flatMap(commandSection),
    "## Common options",
    "",
    ...optionTable(commonOptions),
    ...topics.flatMap(({ summary, about, rows }) => [
      `## ${summary}`,
      "",
      ...about.flatMap((text) => [text, ""]),
      ...table(
        ["", "meaning"],
        rows.map(([term, meaning]) => [code(term), meaning]),
      ),
    ]),
  ]
    .join("\n")
    .trimEnd()
    .concat("\n");
}

function commandSection(command: Command): string[] {
  const { name, summary, about = [], examples, arguments: given = [], options = [] } = command;
  return [
    `## hasp ${name}`,
    "",
    `${summary}.`,
    "",
    "```sh",
    ...examples.flatMap(([example, meaning]) => [`# ${meaning}`, example]),
    "```",
    "",
    `Usage: \`${usageOf(command)}\``,
    "",
    ...about.flatMap((text) => [text, ""]),
    ...table(
      ["argument", "meaning"],
      given.map((argument) => [code(argument.name), argumentMeaning(argument)]),
    ),
    ...optionTable(options, command),
  ];
}

function optionTable(names: readonly OptionName[], command?: Command): string[] {
  return table(
    ["option", "meaning"],
    names.map((name) => [code(optionTerm(name)), optionMeaning(name, command)]),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll(/[|<]/g, "\\$&")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line), ""];
}

function code(text: string): string {
  return `\`${text}\``;
}
