import type { Action } from "../commands/command.ts";
import { exitCode } from "../exit-code.ts";
import { optionNames } from "../options.ts";
import { escapeControl } from "../text/escape.ts";
import { padEnd, textWidth } from "../text/width.ts";

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
  const rows = settings.map(({ name, value, origin }) => [
    name,
    value === undefined ? "" : escapeControl([value].flat().join(", ")),
    escapeControl(origin),
  ]);
  const widths = [0, 1].map((column) =>
    Math.max(...rows.map((row) => textWidth(row[column] ?? ""))),
  );
  const lines = rows.map((row) => row.map((cell, i) => padEnd(cell, widths[i] ?? 0)).join("  "));
  await io.stdout.write(`${lines.join("\n")}\n`);
  return exitCode.complied;
};
