import { parseYaml, type YamlFile } from "../io/parse-yaml.ts";
import { readInput } from "../io/read-input.ts";

const MAX_BYTES = 8 * 2 ** 20;

/**
 * Reads what --settings names; the library checks it against its policies.
 * @throws CliError `FILE_NOT_FOUND`, `FILE_TOO_LARGE`, `SETTINGS_SYNTAX`
 */
export async function readSettings(path: string): Promise<YamlFile> {
  return parseYaml(await readInput(path, MAX_BYTES), path, "SETTINGS_SYNTAX");
}
