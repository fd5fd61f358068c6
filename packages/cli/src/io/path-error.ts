import { stat } from "node:fs/promises";
import { messageOf } from "@hasp/core";
import { CliError } from "../error.ts";

/** Why a path of the user's cannot be read; what is there instead of a file, and what is not permitted, have codes of their own. */
export function readError(path: string, error: unknown): CliError {
  const name = JSON.stringify(path);
  switch (Object(error).code) {
    case "ENOENT":
      return new CliError("FILE_NOT_FOUND", `no file ${name}`, {
        cause: error,
        hint: "check the path; it is relative to the working directory",
      });
    case "EISDIR":
      return isFolder(path, error);
    default:
      if (isForbidden(error)) return forbidden(path, "read", error);
      return new CliError("FILE_UNREADABLE", `cannot read ${name}: ${messageOf(error)}`, {
        cause: error,
        hint: "it must be a file that you may read",
      });
  }
}

/** Why a file cannot be written; what is told already stays as it is. */
export function writeError(path: string, error: unknown): CliError {
  if (error instanceof CliError) return error;
  if (isForbidden(error)) return forbidden(path, "write", error);
  return new CliError(
    "OUTPUT_FAILED",
    `cannot write ${JSON.stringify(path)}: ${messageOf(error)}`,
    {
      cause: error,
      hint: "check that the folder is writable and has room",
    },
  );
}

function isForbidden(error: unknown): boolean {
  return ["EACCES", "EPERM", "EROFS"].includes(Object(error).code);
}

function forbidden(path: string, use: string, cause: unknown): CliError {
  return new CliError("FILE_FORBIDDEN", `no permission to ${use} ${JSON.stringify(path)}`, {
    cause,
    hint: "ls -ld shows whose it is and its mode; change that, or run hasp as its owner",
  });
}

/** A folder was given where a file is wanted. */
export function isFolder(path: string, cause?: unknown): CliError {
  return new CliError("FILE_IS_FOLDER", `${JSON.stringify(path)} is a folder, not a file`, {
    cause,
    hint: "name a file in it",
  });
}

/**
 * Refuses what is there and is no folder, where one is wanted; that nothing is there, each use tells in its own way.
 * @throws CliError `FOLDER_IS_FILE`
 */
export async function refuseFile(path: string): Promise<void> {
  const stats = await stat(path).catch(() => undefined);
  if (!stats || stats.isDirectory()) return;
  throw new CliError("FOLDER_IS_FILE", `${JSON.stringify(path)} is a file, not a folder`, {
    hint: "name the folder that holds it",
  });
}
