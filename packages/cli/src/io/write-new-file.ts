import { lstat, open, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { makeFolder } from "@hasp/core";
import { CliError } from "../error.ts";
import { writeError } from "./path-error.ts";

/**
 * Writes a file where nothing is, not even a link to nowhere.
 * @throws CliError `FILE_EXISTS`, `FILE_FORBIDDEN`, `OUTPUT_FAILED`
 */
export async function writeNewFile(path: string, content: string, mode = 0o666): Promise<void> {
  try {
    await makeFolder(dirname(path));
    await using file = await open(path, "wx", mode);
    try {
      await file.writeFile(content);
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
  } catch (error) {
    if (Object(error).code === "EEXIST") throw present(path);
    throw writeError(path, error);
  }
}

/** Refuses when one of the files is there, before anything is written. @throws CliError `FILE_EXISTS` */
export async function refusePresent(paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    if (await lstat(path).catch(() => undefined)) throw present(path);
  }
}

function present(path: string): CliError {
  return new CliError("FILE_EXISTS", `${JSON.stringify(path)} is there already`, {
    hint: "name another folder, or move the old file away",
  });
}
