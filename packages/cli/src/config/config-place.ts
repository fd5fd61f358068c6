import { type OptionName, type OptionOwner, optionOf, ownersOf } from "./options.ts";

/** The commands that a section of hasp.yaml speaks for: all at the top level, whose words are "". */
export function commandsBelow<Owner extends OptionOwner>(
  words: string,
  commands: readonly Owner[],
): Owner[] {
  if (words === "") return [...commands];
  return commands.filter(({ name }) => name === words || name.startsWith(`${words} `));
}

/** The words that may follow in a section: the commands and groups below it. */
export function wordsBelow(words: string, commands: readonly OptionOwner[]): string[] {
  const depth = words === "" ? 0 : words.split(" ").length;
  const next = commandsBelow(words, commands)
    .filter(({ name, options }) => options && name !== words)
    .map(({ name }) => name.split(" ")[depth] ?? "");
  return [...new Set(next)];
}

/** The words of a section inside a section. */
export function sectionBelow(words: string, word: string): string {
  return words === "" ? word : `${words} ${word}`;
}

/**
 * How an option stands in a section: it `holds` for the commands below that take it, is `unknown` to all of them, or is
 * `ambiguous` for they mean different things by it. No file names the file to read.
 */
export function placeOf(
  name: OptionName,
  words: string,
  commands: readonly OptionOwner[],
): "holds" | "unknown" | "ambiguous" {
  const owners = ownersOf(name, commandsBelow(words, commands));
  if (owners.length === 0 || name === "config") return "unknown";
  return meaningsOf(name, owners).length > 1 ? "ambiguous" : "holds";
}

/** One way to write the option in hasp.yaml for each thing that it means: `scan: {output: …}`. */
export function placesOf(name: OptionName, commands: readonly OptionOwner[]): string[] {
  return meaningsOf(name, ownersOf(name, commands)).map((command) =>
    command.split(" ").reduceRight((inner, word) => `${word}: {${inner}}`, `${name}: …`),
  );
}

/** The first command of each meaning. */
function meaningsOf(name: OptionName, owners: readonly OptionOwner[]): string[] {
  const { byCommand = {} } = optionOf(name);
  const first = new Map<string, string>();
  for (const owner of owners) {
    const meaning = Object.hasOwn(byCommand, owner.name) ? owner.name : "";
    if (!first.has(meaning)) first.set(meaning, owner.name);
  }
  return [...first.values()];
}
