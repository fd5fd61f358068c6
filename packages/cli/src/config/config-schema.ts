import { z } from "zod";
import { commandsBelow, placeOf, sectionBelow, wordsBelow } from "./config-place.ts";
import { type OptionName, type OptionOwner, optionNames, optionOf, ownersOf } from "./options.ts";
import { schemaOf } from "./value.ts";

/** JSON Schema of hasp.yaml, for editors: what the reader of the file takes, section by section. */
export function configSchema(commands: readonly OptionOwner[]): object {
  const registry = z.registry<{ id?: string; description: string }>();
  const members = new Map<string, z.ZodType>();
  const schema = z.toJSONSchema(sectionOf(""), { io: "input", metadata: registry });
  return { title: "hasp.yaml", ...schema };

  function sectionOf(words: string): z.ZodType {
    const shape: Record<string, z.ZodType> = {};
    const below = commandsBelow(words, commands);
    for (const name of optionNames) {
      if (placeOf(name, words, commands) !== "holds") continue;
      shape[name] = memberOf(name, ownersOf(name, below)[0]?.name);
    }
    for (const word of wordsBelow(words, commands)) {
      const section = sectionOf(sectionBelow(words, word));
      shape[word] = z.union([...(shape[word] ? [shape[word]] : []), section, z.null()]);
    }
    const section = z.strictObject(
      Object.fromEntries(Object.entries(shape).map(([name, member]) => [name, member.optional()])),
    );
    const command = below.find(({ name }) => name === words);
    if (command) registry.add(section, { description: command.summary });
    return section;
  }

  /** One definition for each thing that an option means, however many sections take it. */
  function memberOf(name: OptionName, command: string | undefined): z.ZodType {
    const { description } = optionOf(name, command);
    const known = members.get(name + description);
    if (known) return known;
    const id = description === optionOf(name).description ? name : `${command}: ${name}`;
    const member = schemaOf(name, command);
    members.set(name + description, member);
    registry.add(member, { id: id.replaceAll(/[: ]+/g, "."), description });
    return member;
  }
}
