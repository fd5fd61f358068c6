import { commands, groups } from "../commands/index.ts";
import { commandHelp, groupHelp } from "../help/command-help.ts";
import { topics } from "../help/topics.ts";

/** The help of a command, a group of commands or a topic; of everything when the name is empty or unknown. */
export function explain(name: string, columns: number): string {
  const topic = topics.find((topic) => topic.name === name);
  if (topic) return topic.text(columns);
  const command = commands.find((command) => command.name === name);
  if (command) return commandHelp(command, columns);
  return groupHelp(name in groups ? name : "", columns);
}
