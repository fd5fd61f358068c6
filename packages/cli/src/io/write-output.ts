import { randomUUID } from "node:crypto";
import { open, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { makeFolder, messageOf } from "@hasp/core";
import { CliError } from "../error.ts";
import { isFolder, pathError } from "./path-error.ts";

/**
 * Writes a file whole or not at all: into a neighbour first, then renamed over the name.
 * @throws CliError `OUTPUT_FAILED`, `FILE_IS_FOLDER`, `FILE_FORBIDDEN`
 */
export async function writeOutput(
  path: string,
  content: string | Uint8Array,
  mode = 0o666,
): Promise<void> {
  try {
    const present = await stat(path).catch(() => undefined);
    if (present?.isDirectory()) throw isFolder(path);
    // /dev/null, /dev/stdout and pipes must not be replaced by a file
    if (present && !present.isFile()) return await writeFile(path, content);
    await replace(present ? await realpath(path) : path, content, mode);
  } catch (error) {
    if (error instanceof CliError) throw error;
    if (["EACCES", "EPERM", "EROFS"].includes(Object(error).code)) {
      throw pathError(path, "write", error);
    }
    throw new CliError(
      "OUTPUT_FAILED",
      `cannot write ${JSON.stringify(path)}: ${messageOf(error)}`,
      {
        cause: error,
        hint: "check that the folder is writable and has room",
      },
    );
  }
}

async function replace(path: string, content: string | Uint8Array, mode: number): Promise<void> {
  await makeFolder(dirname(path));
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    const file = await open(temporary, "wx", mode);
    try {
      await file.writeFile(content);
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
