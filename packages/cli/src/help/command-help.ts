import type { Argument, Command } from "../command.ts";
import { groups } from "../commands/groups.ts";
import {
  commonOptions,
  hasVariable,
  type OptionName,
  optionOf,
  variableOf,
} from "../config/options.ts";
import { formatsOf } from "../formats/format-names.ts";
import { block, definitions, paragraphs } from "./layout.ts";
import { topics } from "./topics.ts";

/** Help of one command: the examples come first, for they are what is read. */
export function commandHelp(command: Command, columns: number): string {
  const given = command.arguments ?? [];
  const own = command.options ?? [];
  return page([
    command.summary,
    ...block("Examples", examples(command.examples)),
    ...block("Usage", [usageOf(command)]),
    ...paragraphs(command.about ?? [], columns),
    ...block(
      "Arguments",
      list(
        given.map((argument) => [argument.name, argumentMeaning(argument)]),
        columns,
      ),
    ),
    ...block(
      "Options",
      list(
        own.map((name) => optionRow(name, command)),
        columns,
      ),
    ),
    ...block(
      "Common options",
      list(command.options ? commonOptions.map((name) => optionRow(name)) : [], columns),
    ),
    "",
    "See hasp help exit-codes and hasp help environment.",
  ]);
}

/** Help of a word that groups commands, or of hasp itself when the word is empty. */
export function groupHelp(group: string, commands: readonly Command[], columns: number): string {
  const prefix = group === "" ? "" : `${group} `;
  const members = commands.filter(({ name }) => name.startsWith(prefix));
  const shown = members
    .map((command) => command.examples[0])
    .filter((example) => example !== undefined);
  const topicRows = topics.map(({ name, summary }) => [name, summary] as const);
  return page([
    groups[group] ?? "Hasp: one policy engine for images, workloads and running containers",
    ...block("Examples", examples(group === "" ? shown.slice(0, 3) : shown)),
    ...block("Usage", [`hasp ${prefix}COMMAND [options]`]),
    ...block(
      "Commands",
      list(
        members.map(({ name, summary }) => [name, summary]),
        columns,
      ),
    ),
    ...block("Help topics", list(group === "" ? topicRows : [], columns)),
    ...block(
      "Common options",
      list(group === "" ? commonOptions.map((name) => optionRow(name)) : [], columns),
    ),
    "",
    `Use hasp help ${prefix}COMMAND for the options of a command.`,
  ]);
}

export function usageOf({ name, arguments: given = [], options = [] }: Command): string {
  const words = given.map(({ name, optional, variadic }) => {
    const word = variadic ? `${name}…` : name;
    return optional ? `[${word}]` : word;
  });
  return ["hasp", name, ...(options.length > 0 ? ["[options]"] : []), ...words].join(" ");
}

/** `-f, --format NAME[=FILE]` */
export function optionTerm(name: OptionName): string {
  const { short, value } = optionOf(name);
  return `${short ? `-${short}, ` : ""}--${name}${value ? ` ${value}` : ""}`;
}

/** What an option does, what it takes and what holds without it. */
export function optionMeaning(name: OptionName, command?: Command): string {
  const option = optionOf(name, command?.name);
  const { description, range, default: fallback } = option;
  const choices = name === "format" && command ? formatsOf(command) : option.choices;
  const notes = [
    ...(choices ? [`${option.type === "list" ? "any" : "one"} of ${choices.join(", ")}`] : []),
    ...(range ? [`${range.least} to ${range.greatest}`] : []),
    ...(fallback === undefined ? [] : [`default ${fallback}`]),
    ...(hasVariable(name) ? [variableOf(name)] : []),
  ];
  return notes.length > 0 ? `${description} (${notes.join("; ")})` : description;
}

export function argumentMeaning({ description, choices }: Argument): string {
  return choices ? `${description} (${choices.join(", ")})` : description;
}

function optionRow(name: OptionName, command?: Command): readonly [string, string] {
  return [optionTerm(name), optionMeaning(name, command)];
}

function examples(rows: Command["examples"]): string[] {
  return rows.flatMap(([command, meaning]) => [`# ${meaning}`, command]);
}

function list(rows: readonly (readonly [string, string])[], columns: number): string[] {
  return rows.length === 0 ? [] : definitions(rows, columns);
}

function page(lines: readonly string[]): string {
  return `${lines.join("\n")}\n`;
}
