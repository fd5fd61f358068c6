import type { Argument, Command } from "../command.ts";
import {
  commonOptions,
  isOptionName,
  type OptionName,
  optionNames,
  optionOf,
} from "../config/options.ts";
import { formatsOf } from "../formats/format-names.ts";
import { topics } from "../help/topics.ts";
import { FILES, FOLDERS } from "./shells.ts";

/**
 * What may stand where the last word is being typed: candidates with their meaning after a tab, or one of the
 * directives of shells.ts. The words are those after `hasp`.
 */
export function complete(words: readonly string[], commands: readonly Command[]): string[] {
  const current = words.at(-1) ?? "";
  const before = words.slice(0, -1);
  const waiting = optionOfWord(before.at(-1));
  const { command, path, given } = locate(before, commands);
  if (waiting && optionOf(waiting).type !== "flag") return values(waiting, current, command);
  const joined = /^(--[a-z-]+=)(.*)$/s.exec(current);
  if (joined) return joinedValues(joined[1] ?? "", joined[2] ?? "", command);
  if (current.startsWith("-")) return optionCandidates(command, current);
  if (!command) return [...new Set(nextWords(path, current, commands))];
  if (command.name === "help") return helpTopics(given, current, commands);
  const argument = command.arguments?.[given.length] ?? variadicOf(command);
  return argument ? argumentCandidates(argument, current) : [];
}

/** The command that the words name, or the group so far, and the arguments given to it. */
function locate(
  words: readonly string[],
  commands: readonly Command[],
): {
  command: Command | undefined;
  path: string;
  given: readonly string[];
} {
  let path = "";
  const given: string[] = [];
  let command: Command | undefined;
  for (const [index, word] of words.entries()) {
    const owner = optionOfWord(words[index - 1]);
    const isValue = owner !== undefined && optionOf(owner).type !== "flag";
    if (word.startsWith("-") || isValue) continue;
    if (command) given.push(word);
    else path = path === "" ? word : `${path} ${word}`;
    command ??= commands.find(({ name }) => name === path);
  }
  return { command, path, given };
}

function optionOfWord(word: string | undefined): OptionName | undefined {
  if (!word?.startsWith("-")) return undefined;
  const long = word.replace(/^--/, "");
  if (word.startsWith("--")) return isOptionName(long) ? long : undefined;
  return optionNames.find((name) => optionOf(name).short === word.slice(1));
}

function nextWords(path: string, current: string, commands: readonly Command[]): string[] {
  const prefix = path === "" ? "" : `${path} `;
  return commands
    .filter(({ name }) => name.startsWith(prefix))
    .map(({ name, summary }) => {
      const [word = "", ...rest] = name.slice(prefix.length).split(" ");
      return rest.length > 0 ? word : `${word}\t${summary}`;
    })
    .filter((candidate) => candidate.startsWith(current));
}

function optionCandidates(command: Command | undefined, current: string): string[] {
  const names: readonly OptionName[] = [...(command?.options ?? []), ...commonOptions];
  return [
    ...names.map((name) => `--${name}\t${optionOf(name, command?.name).description}`),
    "--help\tshow help",
  ].filter((candidate) => candidate.startsWith(current));
}

/** The values of `--option=`, each with the option before it; paths the shell completes behind the sign itself. */
function joinedValues(option: string, current: string, command: Command | undefined): string[] {
  const name = optionOfWord(option.slice(0, -1));
  if (!name || optionOf(name).type === "flag") return [];
  return values(name, current, command).map((value) =>
    value.startsWith(":") ? value : option + value,
  );
}

function values(name: OptionName, current: string, command: Command | undefined): string[] {
  const { type, choices, path } = optionOf(name);
  if (type === "list" && choices) return moreOf(choices, current);
  if (name === "format" && current.includes("=")) return [FILES];
  const candidates = name === "format" ? formatsOf(command) : choices;
  if (candidates) return candidates.filter((candidate) => candidate.startsWith(current));
  if (!path) return [];
  return [path === "directory" ? FOLDERS : FILES];
}

/** A list with one more of the choices: `high,c` becomes `high,critical`. */
function moreOf(choices: readonly string[], current: string): string[] {
  const done = current.slice(0, current.lastIndexOf(",") + 1);
  return choices
    .filter((choice) => !done.split(",").includes(choice))
    .map((choice) => done + choice)
    .filter((candidate) => candidate.startsWith(current));
}

function variadicOf({ arguments: given = [] }: Command): Argument | undefined {
  const last = given.at(-1);
  return last?.variadic ? last : undefined;
}

function argumentCandidates({ choices, path }: Argument, current: string): string[] {
  if (choices) return choices.filter((choice) => choice.startsWith(current));
  if (!path) return [];
  return [path === "directory" ? FOLDERS : FILES];
}

function helpTopics(
  given: readonly string[],
  current: string,
  commands: readonly Command[],
): string[] {
  const pages = given.length === 0 ? topics.map(({ name, summary }) => `${name}\t${summary}`) : [];
  const words = [...pages, ...nextWords(given.join(" "), current, commands)];
  return [...new Set(words)].filter((candidate) => candidate.startsWith(current));
}
