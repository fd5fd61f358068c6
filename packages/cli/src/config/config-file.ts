import { join, resolve } from "node:path";
import { findNearestName } from "@hasp/core";
import { CliError } from "../error.ts";
import { parseYaml } from "../io/parse-yaml.ts";
import { findFile, readInput } from "../io/read-input.ts";
import { isOptionName, type OptionName, optionNames } from "./options.ts";

const NAME = "hasp.yaml";
const MAX_BYTES = 2 ** 20;

/** The configuration file as written; values are checked where all origins are. */
export interface ConfigFile {
  readonly path: string;
  readonly values: Readonly<Partial<Record<OptionName, unknown>>>;
}

/**
 * Reads the file that is asked for, else hasp.yaml in the working directory, else nothing.
 * @throws CliError `CONFIG_NOT_FOUND`, `CONFIG_INVALID`
 */
export async function findConfigFile(
  explicit: string | undefined,
  cwd: string,
): Promise<ConfigFile | undefined> {
  const path = explicit ?? NAME;
  const file = resolve(cwd, path);
  if (!(await findFile(file))) {
    if (explicit === undefined) return undefined;
    throw new CliError("CONFIG_NOT_FOUND", `no configuration file ${JSON.stringify(path)}`, {
      hint: `make it, or leave --config out to use ${join(cwd, NAME)} if there is one`,
    });
  }
  return { path, values: parseConfig(path, await readInput(file, MAX_BYTES)) };
}

function parseConfig(path: string, text: string): ConfigFile["values"] {
  const { value: values } = parseYaml(text, path, "CONFIG_INVALID");
  if (values === null) return {};
  if (typeof values !== "object" || Array.isArray(values)) {
    throw new CliError("CONFIG_INVALID", `${path}: not a mapping of settings to values`, {
      hint: "hasp config lists the keys; values are those of the flags",
    });
  }
  for (const key of Object.keys(values)) checkKey(path, key);
  return values;
}

function checkKey(path: string, key: string): void {
  if (isOptionName(key) && key !== "config") return;
  const nearest = findNearestName(key, optionNames);
  throw new CliError("CONFIG_INVALID", `${path}: unknown key ${JSON.stringify(key)}`, {
    hint: nearest ? `did you mean ${nearest}?` : "hasp config lists the keys",
  });
}
