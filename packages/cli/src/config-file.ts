import { join, resolve } from "node:path";
import { findNearestName, messageOf } from "@hasp/core";
import { LineCounter, parseDocument } from "yaml";
import { CliError } from "./error.ts";
import { isOptionName, type OptionName, optionNames } from "./options.ts";
import { findFile, readInput } from "./read-input.ts";

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
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  if (error) {
    const { line, col } = lines.linePos(error.pos[0]);
    throw invalid(`${path}:${line}:${col}: ${error.message}`);
  }
  const values = toValue(path, document);
  if (values === null) return {};
  if (typeof values !== "object" || Array.isArray(values)) {
    throw invalid(`${path}: not a mapping of settings to values`);
  }
  for (const key of Object.keys(values)) checkKey(path, key);
  return values;
}

function toValue(path: string, document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw invalid(`${path}: ${messageOf(error)}`);
  }
}

function checkKey(path: string, key: string): void {
  if (isOptionName(key) && key !== "config") return;
  const nearest = findNearestName(key, optionNames);
  throw new CliError("CONFIG_INVALID", `${path}: unknown key ${JSON.stringify(key)}`, {
    hint: nearest ? `did you mean ${nearest}?` : "hasp config lists the keys",
  });
}

function invalid(message: string): CliError {
  return new CliError("CONFIG_INVALID", message, {
    hint: "hasp config lists the keys; values are those of the flags",
  });
}
