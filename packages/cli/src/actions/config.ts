import type { Action } from "../command.ts";
import { optionNames } from "../config/options.ts";
import { exitCode } from "../exit-code.ts";
import { columns } from "../text/columns.ts";

/** Prints every setting, its value and its origin. */
export const showConfig: Action = async ({ io, config, origins }) => {
  const settings = optionNames.map((name) => ({
    name,
    value: config[name],
    origin: origins[name],
  }));
  if (config.json) {
    await io.stdout.write(`${JSON.stringify({ schemaVersion: "1", settings }, null, 2)}\n`);
    return exitCode.complied;
  }
  const lines = columns(
    settings.map(({ name, value, origin }) => [
      name,
      value === undefined ? "" : [value].flat().join(", "),
      origin,
    ]),
  );
  await io.stdout.write(`${lines.join("\n")}\n`);
  return exitCode.complied;
};
