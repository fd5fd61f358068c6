import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { CliError } from "../error.ts";
import type { Io } from "../io/io.ts";
import { type ConfigFile, findConfigFile } from "./config-file.ts";
import { placesOf } from "./config-place.ts";
import {
  type Config,
  type Flags,
  hasVariable,
  type OptionName,
  type OptionOwner,
  optionNames,
  optionOf,
  ownersOf,
  variableOf,
} from "./options.ts";
import { checkValue, defaultOf, fromText } from "./value.ts";
import { misspeltVariables } from "./variables.ts";

/** Where a value came from: `flag`, `environment HASP_DB`, `file hasp.yaml`, `file hasp.yaml: scan` or `default`. */
type Origin = string;

export interface ResolvedConfig {
  readonly config: Config;
  readonly origins: Readonly<Record<OptionName, Origin>>;
}

/** All that was said about options, read once. */
export interface Configuration {
  /** What holds for the command, or at the top level without one. @throws CliError `VALUE_INVALID` */
  resolve(command?: OptionOwner): ResolvedConfig;
  /** Variables that look like a misspelt setting. */
  readonly warnings: readonly string[];
}

interface Sources {
  readonly flags: Flags;
  readonly io: Io;
  readonly file: ConfigFile | undefined;
  readonly commands: readonly OptionOwner[];
}

/**
 * Reads who says what: flags win over the environment, that over the file, and that over the defaults.
 * @throws CliError `CONFIG_NOT_FOUND`, `CONFIG_INVALID`, `VALUE_INVALID`
 */
export async function readConfiguration(
  flags: Flags,
  io: Io,
  commands: readonly OptionOwner[],
): Promise<Configuration> {
  const explicit = flags.config ?? io.env[variableOf("config")];
  const path = explicit === undefined || explicit === "" ? undefined : String(explicit);
  const file = await findConfigFile(path, io.cwd, commands);
  checkFile(file);
  return {
    resolve: (command) => resolveFor(command, { flags, io, file, commands }),
    warnings: misspeltVariables(io.env),
  };
}

/** What is said to another command is checked too, so that a mistake is not met on the day it counts. */
function checkFile(file: ConfigFile | undefined): void {
  for (const [words, values] of file?.sections ?? []) {
    for (const name of optionNames) {
      const value = values[name];
      if (file && value !== undefined) checkValue(name, value, originIn(file, words), words);
    }
  }
}

function resolveFor(command: OptionOwner | undefined, sources: Sources): ResolvedConfig {
  const values: Partial<Record<OptionName, unknown>> = {};
  const origins: Partial<Record<OptionName, Origin>> = {};
  for (const name of optionNames) {
    const [raw, origin] = pick(name, command, sources);
    origins[name] = origin;
    values[name] =
      raw === undefined
        ? defaultOf(name, command?.name)
        : checkValue(name, raw, origin, command?.name);
  }
  if (origins.cache === "default") values.cache = defaultCache(sources.io);
  if (origins.db === "default") values.db = join(String(values.cache), "advisories.db");
  return {
    config: Object.freeze(values) as Config,
    origins: origins as Record<OptionName, Origin>,
  };
}

function pick(
  name: OptionName,
  command: OptionOwner | undefined,
  { flags, io, file, commands }: Sources,
): readonly [raw: unknown, origin: Origin] {
  const flag = flags[name];
  if (flag !== undefined) return [typeof flag === "string" ? fromText(name, flag) : flag, "flag"];
  const variable = variableOf(name);
  const text = io.env[variable];
  const isTaken = command !== undefined && ownersOf(name, [command]).length > 0;
  if (text !== undefined && (text !== "" || (optionOf(name).guards && isTaken))) {
    if (hasVariable(name)) return [fromText(name, text), `environment ${variable}`];
    if (isTaken) throw ambiguous(name, commands);
  }
  return file ? pickFrom(file, name, command, io) : [undefined, "default"];
}

/** The innermost section that says something to the command. */
function pickFrom(
  file: ConfigFile,
  name: OptionName,
  command: OptionOwner | undefined,
  io: Io,
): readonly [raw: unknown, origin: Origin] {
  const words = command?.name.split(" ") ?? [];
  for (let depth = words.length; depth >= 0; depth--) {
    const section = words.slice(0, depth).join(" ");
    const value = file.sections.get(section)?.[name];
    if (value === undefined) continue;
    const { path, named = false } = optionOf(name);
    const raw = path || named ? besideFile(value, file, io, named) : value;
    return [raw, originIn(file, section)];
  }
  return [undefined, "default"];
}

function originIn({ path }: ConfigFile, words: string): Origin {
  return words === "" ? `file ${path}` : `file ${path}: ${words}`;
}

/** Paths in the file are relative to the file; those of `NAME=FILE` stand behind the sign. */
function besideFile(value: unknown, file: ConfigFile, io: Io, isNamed: boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => besideFile(item, file, io, isNamed));
  if (typeof value !== "string") return value;
  const start = isNamed ? value.indexOf("=") + 1 : 0;
  const path = value.slice(start);
  if (path === "" || path === "-" || (isNamed && start === 0)) return value;
  return value.slice(0, start) + resolve(io.cwd, dirname(file.path), path);
}

function ambiguous(name: OptionName, commands: readonly OptionOwner[]): CliError {
  return new CliError(
    "VALUE_INVALID",
    `${variableOf(name)}: --${name} means something else from command to command`,
    { hint: `give --${name}, or write in hasp.yaml ${placesOf(name, commands).join(" or ")}` },
  );
}

/** XDG base directory specification, `$XDG_CACHE_HOME`. */
function defaultCache(io: Io): string {
  const base = io.env["XDG_CACHE_HOME"] || join(io.env["HOME"] || homedir(), ".cache");
  return join(base, "hasp");
}
