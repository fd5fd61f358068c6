import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { findNearestName } from "@hasp/core";
import { z } from "zod";
import { CliError } from "../error.ts";
import type { Io } from "../io/io.ts";
import { type ConfigFile, findConfigFile } from "./config-file.ts";
import {
  type Config,
  type Flags,
  type OptionName,
  optionNames,
  optionOf,
  variableOf,
} from "./options.ts";

/** Where a value came from: `flag`, `environment HASP_DB`, `file hasp.yaml` or `default`. */
export type Origin = string;

export interface ResolvedConfig {
  readonly config: Config;
  readonly origins: Readonly<Record<OptionName, Origin>>;
  /** Variables that look like a misspelt setting. */
  readonly warnings: readonly string[];
}

/** The one schema of every setting, whoever gives it. */
const Configuration = z.strictObject(
  Object.fromEntries(optionNames.map((name) => [name, schemaOf(name).optional()])),
);

/** JSON Schema of hasp.yaml, for editors. */
export function configSchema(): object {
  const schema = z.toJSONSchema(Configuration.omit({ config: true }), { io: "input" });
  return { title: "hasp.yaml", ...schema };
}

/**
 * Resolves every option once: flags before environment before file before default.
 * @throws CliError `CONFIG_NOT_FOUND`, `CONFIG_INVALID`, `VALUE_INVALID`
 */
export async function resolveConfig(flags: Flags, io: Io): Promise<ResolvedConfig> {
  const explicit = flags.config ?? io.env[variableOf("config")];
  const file = await findConfigFile(explicit === undefined ? undefined : String(explicit), io.cwd);

  const values: Partial<Record<OptionName, unknown>> = {};
  const origins: Partial<Record<OptionName, Origin>> = {};
  for (const name of optionNames) {
    const [raw, origin] = pick(name, flags, io, file);
    origins[name] = origin;
    values[name] = raw === undefined ? defaultOf(name) : check(name, raw, origin);
  }
  if (origins.cache === "default") values.cache = defaultCache(io);
  if (origins.db === "default") values.db = join(String(values.cache), "advisories.db");
  return {
    config: Object.freeze(values) as Config,
    origins: origins as Record<OptionName, Origin>,
    warnings: misspeltVariables(io),
  };
}

function schemaOf(name: OptionName): z.ZodType {
  const { type, choices, description } = optionOf(name);
  const text = z.string().min(1);
  if (type === "flag") return z.boolean().meta({ description });
  if (type === "integer") return z.int().nonnegative().meta({ description });
  if (type === "list") return z.union([z.array(text).min(1), text]).meta({ description });
  return (choices ? z.enum([...choices]) : text).meta({ description });
}

function pick(
  name: OptionName,
  flags: Flags,
  io: Io,
  file: ConfigFile | undefined,
): readonly [raw: unknown, origin: Origin] {
  const flag = flags[name];
  if (flag !== undefined) return [typeof flag === "string" ? fromText(name, flag) : flag, "flag"];
  const variable = variableOf(name);
  const text = io.env[variable];
  if (text !== undefined && text !== "") return [fromText(name, text), `environment ${variable}`];
  const value = file?.values[name];
  if (!file || value === undefined) return [undefined, "default"];
  return [optionOf(name).path ? besideFile(value, file, io) : value, `file ${file.path}`];
}

/** A variable's text in the type of its option: lists are separated by commas. */
function fromText(name: OptionName, text: string): unknown {
  const { type } = optionOf(name);
  if (type === "list") return text.split(",").map((item) => item.trim());
  if (type === "integer") return /^\d{1,15}$/.test(text) ? Number(text) : text;
  if (type !== "flag") return text;
  if (/^(1|true|yes|on)$/i.test(text)) return true;
  return /^(0|false|no|off)$/i.test(text) ? false : text;
}

/** Paths in the file are relative to the file. */
function besideFile(value: unknown, file: ConfigFile, io: Io): unknown {
  if (Array.isArray(value)) return value.map((item) => besideFile(item, file, io));
  if (typeof value !== "string" || value === "-") return value;
  return resolve(io.cwd, dirname(file.path), value);
}

function check(name: OptionName, raw: unknown, origin: Origin): unknown {
  const { choices, type } = optionOf(name);
  const result = schemaOf(name).safeParse(raw);
  if (result.success) return type === "list" ? [result.data].flat() : result.data;
  const where = origin === "flag" ? `--${name}` : `${name} (${origin})`;
  const nearest = choices && findNearestName(String(raw), choices);
  const kind = { flag: "true or false", integer: "a whole number", list: "a list", text: "a text" };
  const expected = type === "choice" ? (choices ?? []).join(", ") : kind[type];
  throw new CliError("VALUE_INVALID", `${where}: not a valid value: ${JSON.stringify(raw)}`, {
    hint: nearest ? `did you mean ${nearest}? it takes ${expected}` : `it takes ${expected}`,
  });
}

function defaultOf(name: OptionName): unknown {
  const option = optionOf(name);
  if (option.type === "flag") return false;
  if (option.type === "list") return option.default === undefined ? [] : [option.default];
  if (option.type === "integer" && option.default !== undefined) return Number(option.default);
  return option.default;
}

/** XDG base directory specification, `$XDG_CACHE_HOME`. */
function defaultCache(io: Io): string {
  const base = io.env["XDG_CACHE_HOME"] || join(io.env["HOME"] || homedir(), ".cache");
  return join(base, "hasp");
}

/** A misspelt HASP_VERIFICATION_KEY must not pass as no key at all. */
function misspeltVariables(io: Io): string[] {
  const known = optionNames.map(variableOf);
  const warnings: string[] = [];
  for (const name of Object.keys(io.env)) {
    if (!name.startsWith("HASP_") || known.includes(name)) continue;
    const nearest = findNearestName(name, known);
    if (nearest) warnings.push(`${name} is no setting; did you mean ${nearest}?`);
  }
  return warnings;
}
