import { constants, type Stats } from "node:fs";
import { type FileHandle, open, stat } from "node:fs/promises";
import { messageOf } from "@hasp/core";
import { ScanError } from "../error.ts";

/**
 * Opens a regular file to read; a pipe or device could block for ever.
 * @throws ScanError `SOURCE_NOT_FOUND`, `SOURCE_FORBIDDEN`, `SOURCE_IS_FOLDER`, `SOURCE_UNSUPPORTED`
 */
export async function openFile(path: string): Promise<{ handle: FileHandle; size: number }> {
  const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch(
    (error) => {
      throw isForbidden(error) ? forbidden(path, error) : notFound(path, error);
    },
  );
  const stats = await handle.stat();
  if (stats.isFile()) return { handle, size: stats.size };
  await handle.close();
  if (stats.isDirectory()) {
    throw new ScanError("SOURCE_IS_FOLDER", `${JSON.stringify(path)} is a folder`, {
      hint: "for an OCI layout in a folder write oci-dir:DIR, or name the archive in it",
    });
  }
  throw new ScanError("SOURCE_UNSUPPORTED", `${JSON.stringify(path)} is not a regular file`, {
    hint: "copy what it gives into a file and name that",
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

export function isForbidden(error: unknown): boolean {
  const { code } = Object(error);
  return code === "EACCES" || code === "EPERM";
}

export function forbidden(path: string, cause: unknown): ScanError {
  return new ScanError("SOURCE_FORBIDDEN", `no permission to read ${JSON.stringify(path)}`, {
    cause,
    hint: "make it readable for this user (ls -ld shows its mode), or run hasp as its owner",
  });
}
