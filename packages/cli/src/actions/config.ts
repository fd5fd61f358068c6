import type { Action, Invocation } from "../command.ts";
import { hasVariable, optionNames, ownersOf } from "../config/options.ts";
import { exitCode } from "../exit-code.ts";
import { prepareListing } from "../io/write-listing.ts";
import { columns } from "../text/columns.ts";

interface Setting {
  readonly name: string;
  /** The command that it holds for; for all that take it without one. */
  readonly command?: string;
  readonly value: unknown;
  readonly origin: string;
}

/** Prints every setting, its value and its origin. */
export const showConfig: Action = async (invocation) => {
  const write = prepareListing(invocation);
  const settings = settingsOf(invocation);
  const rows = settings.map(({ name, command, value, origin }) => [
    command === undefined ? name : `${command}: ${name}`,
    value === undefined ? "" : [value].flat().join(", "),
    origin,
  ]);
  await write({ json: { schemaVersion: "1", settings }, table: () => columns(rows) });
  return exitCode.complied;
};

/** What holds for all, and below it what differs for single commands. */
function settingsOf({ configuration, commands }: Invocation): Setting[] {
  const general = configuration.resolve();
  const byCommand = new Map(
    commands.map((command) => [command.name, configuration.resolve(command)]),
  );
  return optionNames.flatMap((name) => {
    const { config, origins } = general;
    const shared = { name, value: config[name], origin: origins[name] };
    const own = ownersOf(name, commands).flatMap((command): Setting[] => {
      const { config, origins } = byCommand.get(command.name) ?? general;
      if (hasVariable(name) && origins[name] === shared.origin) return [];
      return [{ name, command: command.name, value: config[name], origin: origins[name] }];
    });
    return hasVariable(name) ? [shared, ...own] : own;
  });
}
