import { randomUUID } from "node:crypto";
import { open, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { makeFolder } from "@hasp/core";
import { isFolder, writeError } from "./path-error.ts";

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
    throw writeError(path, error);
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
