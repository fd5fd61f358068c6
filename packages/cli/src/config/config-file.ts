import { lstat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { findNearestName } from "@hasp/core";
import { CliError } from "../error.ts";
import { findFile, readInput } from "../io/read-input.ts";
import { placeOf, placesOf, sectionBelow, wordsBelow } from "./config-place.ts";
import { isOptionName, type OptionName, type OptionOwner, optionNames } from "./options.ts";

const NAME = "hasp.yaml";
const MAX_BYTES = 2 ** 20;

type Values = Readonly<Partial<Record<OptionName, unknown>>>;

/** The configuration file as written; values are checked where all origins are. */
export interface ConfigFile {
  readonly path: string;
  /** By the words of the command or group that they hold for, from the top level, whose words are "", inwards. */
  readonly sections: ReadonlyMap<string, Values>;
}

/**
 * Reads the file that is asked for, else hasp.yaml in the working directory, else nothing.
 * @throws CliError `CONFIG_NOT_FOUND`, `CONFIG_INVALID`, as `readInput` does
 */
export async function findConfigFile(
  explicit: string | undefined,
  cwd: string,
  commands: readonly OptionOwner[],
): Promise<ConfigFile | undefined> {
  const path = explicit ?? NAME;
  const file = resolve(cwd, path);
  if (explicit === undefined) {
    // what is there and cannot be read, such as a link to nothing, may be meant to hold settings
    if (!(await lstat(file).catch(() => undefined))) return undefined;
  } else if (!(await findFile(file))) {
    throw new CliError("CONFIG_NOT_FOUND", `no configuration file ${JSON.stringify(path)}`, {
      hint: `make it, or leave --config out to use ${join(cwd, NAME)} if there is one`,
    });
  }
  // who has no such file waits for no parser
  const { parseYaml } = await import("../io/parse-yaml.ts");
  const { value } = parseYaml(await readInput(file, MAX_BYTES), path, "CONFIG_INVALID");
  const sections = new Map<string, Values>();
  readSection(value, "");
  return { path, sections };

  function readSection(section: unknown, words: string): void {
    if (!isMapping(section)) {
      throw invalid(words, "not a mapping of settings to values", "hasp config lists the keys");
    }
    const values: Partial<Record<OptionName, unknown>> = {};
    sections.set(words, values);
    for (const [key, value] of Object.entries(section ?? {})) {
      const isOption = isOptionName(key);
      // a word such as bundle is an option as well as a group; no option takes a mapping
      if (wordsBelow(words, commands).includes(key) && (isMapping(value) || !isOption)) {
        readSection(value, sectionBelow(words, key));
      } else if (isOption && placeOf(key, words, commands) === "holds") {
        values[key] = value;
      } else {
        throw misplaced(key, words);
      }
    }
  }

  function misplaced(key: string, words: string): CliError {
    const places = isOptionName(key) ? placesOf(key, commands).join(" or ") : "";
    if (!isOptionName(key) || key === "config") {
      const known = [
        ...optionNames.filter((name) => name !== "config"),
        ...wordsBelow(words, commands).filter((word) => word !== key),
      ];
      const nearest = findNearestName(key, known);
      const hint = nearest ? `did you mean ${nearest}?` : "hasp config lists the keys";
      return invalid(words, `unknown key ${JSON.stringify(key)}`, hint);
    }
    if (placeOf(key, words, commands) === "ambiguous") {
      const problem = `${key} means something else from command to command`;
      return invalid(words, problem, `write it below the command: ${places}`);
    }
    return invalid(
      words,
      `hasp ${words} has no option ${key}`,
      `write it at the top level or ${places}`,
    );
  }

  function invalid(words: string, problem: string, hint: string): CliError {
    const where = words === "" ? path : `${path}: ${words}`;
    return new CliError("CONFIG_INVALID", `${where}: ${problem}`, { hint });
  }
}

/** An empty section is a mapping with nothing in it. */
function isMapping(value: unknown): value is Readonly<Record<string, unknown>> | null {
  return typeof value === "object" && !Array.isArray(value);
}
