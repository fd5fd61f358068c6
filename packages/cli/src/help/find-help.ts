import { commands, groups } from "../commands/index.ts";
import { commandHelp, groupHelp } from "./command-help.ts";
import { topics } from "./topics.ts";

/** Every name that has help. */
export const helpNames: readonly string[] = [
  ...topics.map(({ name }) => name),
  ...commands.map(({ name }) => name),
  ...Object.keys(groups),
];

/** The help of a topic, a command or a group of commands; of hasp itself when the name is empty. */
export function findHelp(name: string, columns: number): string | undefined {
  const topic = topics.find((topic) => topic.name === name);
  if (topic) return topic.text(columns);
  const command = commands.find((command) => command.name === name);
  if (command) return commandHelp(command, columns);
  return name === "" || Object.hasOwn(groups, name) ? groupHelp(name, columns) : undefined;
}
