import { constants, type Stats } from "node:fs";
import { type FileHandle, open, stat } from "node:fs/promises";
import { messageOf } from "@hasp/core";
import { ScanError } from "../error.ts";

/**
 * Opens a regular file to read; a pipe or device could block for ever.
 * @throws ScanError `SOURCE_NOT_FOUND`, `SOURCE_UNSUPPORTED`
 */
export async function openFile(path: string): Promise<{ handle: FileHandle; size: number }> {
  const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch(
    (error) => {
      throw notFound(path, error);
    },
  );
  const stats = await handle.stat();
  if (stats.isFile()) return { handle, size: stats.size };
  await handle.close();
  throw new ScanError("SOURCE_UNSUPPORTED", `${JSON.stringify(path)} is not a regular file`, {
    hint: "name an image archive, or an OCI layout folder with oci-dir:",
  });
}

/** What is at a path; undefined when nothing is. */
export async function findStats(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path);
  } catch {
    return undefined;
  }
}

export function notFound(path: string, cause?: unknown): ScanError {
  const why = cause === undefined ? "" : `: ${messageOf(cause)}`;
  return new ScanError("SOURCE_NOT_FOUND", `cannot open ${JSON.stringify(path)}${why}`, {
    cause,
    hint: "check the path, or write docker:NAME for an image of the Docker engine",
  });
}
