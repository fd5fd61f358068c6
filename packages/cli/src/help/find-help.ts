import type { Command, Surroundings } from "../command.ts";
import { groups } from "../commands/groups.ts";
import { commandHelp, groupHelp } from "./command-help.ts";
import { topics } from "./topics.ts";

/** Every name that has help. */
export function helpNames(commands: readonly Command[]): readonly string[] {
  return [...topics, ...commands].map(({ name }) => name).concat(Object.keys(groups));
}

/** The help of a topic, a command or a group of commands; of hasp itself when the name is empty. */
export function findHelp(name: string, { columns, commands }: Surroundings): string | undefined {
  const topic = topics.find((topic) => topic.name === name);
  if (topic) return topic.text(columns);
  const command = commands.find((command) => command.name === name);
  if (command) return commandHelp(command, columns);
  return name === "" || Object.hasOwn(groups, name)
    ? groupHelp(name, commands, columns)
    : undefined;
}
