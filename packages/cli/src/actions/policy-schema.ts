import { join, resolve } from "node:path";
import { editorSchema, editorSchemaNames } from "@hasp/policy";
import type { Action } from "../command.ts";
import { CliError } from "../error.ts";
import { exitCode } from "../exit-code.ts";
import { writeNewFile } from "../io/write-new-file.ts";
import { writeOutput } from "../io/write-output.ts";

/** Packages are named after group and id, below hasp.policies, and folders after the group. */
const REGAL_CONFIG = `project:
  rego-version: 1
rules:
  idiomatic:
    directory-package-mismatch:
      level: ignore
`;

/** Writes the schemas anew, and the settings of Regal where nobody has any. */
export const writeSchemas: Action = async ({ io, args, log }) => {
  const folder = args[0] ?? ".";
  for (const name of editorSchemaNames) {
    const file = join(folder, "schemas", `${name}.json`);
    const text = `${JSON.stringify(editorSchema(name), undefined, 2)}\n`;
    await writeOutput(resolve(io.cwd, file), text);
    await io.stdout.write(`${file}\n`);
  }
  const config = join(folder, ".regal", "config.yaml");
  try {
    await writeNewFile(resolve(io.cwd, config), REGAL_CONFIG);
    await io.stdout.write(`${config}\n`);
  } catch (error) {
    if (!(error instanceof CliError) || error.code !== "FILE_EXISTS") throw error;
    await log.info(`${config} is there already and stays as it is`);
  }
  return exitCode.complied;
};
