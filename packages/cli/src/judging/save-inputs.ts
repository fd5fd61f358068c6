import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { makeFolder, messageOf } from "@hasp/core";
import { type DecisionRecord, encodeRecord, recordName } from "@hasp/policy";
import type { Invocation } from "../command.ts";
import { CliError } from "../error.ts";
import { refuseFile } from "../io/path-error.ts";

/** Keeps a record of a decision. */
export type KeepRecord = (record: DecisionRecord) => Promise<void>;

/** Records of one subject and input, by as many bundles. */
const MAX_NAMESAKES = 1000;

/**
 * Writes records into the folder that --save-inputs names, which comes into being at once; keeps none without it.
 * @throws CliError `OUTPUT_FAILED`, `FOLDER_IS_FILE`
 */
export async function prepareRecords({
  io,
  config,
}: Pick<Invocation, "io" | "config">): Promise<KeepRecord> {
  const given = config["save-inputs"];
  if (given === undefined) return async () => {};
  const folder = resolve(io.cwd, given);
  await refuseFile(folder);
  try {
    await makeFolder(folder);
  } catch (error) {
    throw failed(folder, error);
  }
  return async (record) => {
    try {
      await writeBeside(folder, recordName(record.decision), encodeRecord(record));
    } catch (error) {
      throw error instanceof CliError ? error : failed(folder, error);
    }
  };
}

/** Never overwrites: the same record is there already, another of the same name gets a number. */
async function writeBeside(folder: string, name: string, text: string): Promise<void> {
  for (let number = 1; number <= MAX_NAMESAKES; number++) {
    const file = join(folder, number === 1 ? name : name.replace(/\.json$/, `.${number}.json`));
    try {
      return await writeFile(file, text, { flag: "wx" });
    } catch (error) {
      if (Object(error).code !== "EEXIST") throw error;
    }
    if ((await readFile(file, "utf8").catch(() => undefined)) === text) return;
  }
  throw failed(folder, new Error(`${MAX_NAMESAKES} other records are named ${name}`));
}

function failed(folder: string, cause: unknown): CliError {
  return new CliError(
    "OUTPUT_FAILED",
    `cannot write records into ${JSON.stringify(folder)}: ${messageOf(cause)}`,
    { cause, hint: "name a folder that is writable and has room" },
  );
}
