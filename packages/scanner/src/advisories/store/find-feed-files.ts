import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { messageOf } from "@hasp/core";
import { ScanError } from "../../error.ts";
import type { ImportLimits } from "./import-limits.ts";

/** What a person is told who names something else. */
export const FEEDS_HINT =
  "name Debian's tracker JSON, Alpine's secdb JSON or an OSV zip of npm or Ubuntu";

export interface FeedFile {
  readonly path: string;
  /** Whether someone asked for this very file: then it must be a feed. */
  readonly named: boolean;
}

/**
 * The files that were named, and those in the folders that were named, in one order on every machine.
 * Links and hidden files within folders are not followed.
 * @throws ScanError `FEED_INVALID` for what is not there, `LIMIT_EXCEEDED`
 */
export async function findFeedFiles(
  inputs: readonly string[],
  limits: ImportLimits,
): Promise<FeedFile[]> {
  const files: FeedFile[] = [];
  for (const input of inputs) {
    if (await isFolder(input)) await listFolder(input, 0);
    else files.push({ path: input, named: true });
  }
  return files;

  async function listFolder(folder: string, depth: number): Promise<void> {
    const entries = await readdir(folder, { withFileTypes: true }).catch((error) => {
      throw unreadable(folder, error);
    });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name.startsWith(".")) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory() && depth < limits.depth) await listFolder(path, depth + 1);
      else if (entry.isDirectory())
        throw tooMany(`folders are nested deeper than ${depth}: ${path}`);
      else if (entry.isFile()) files.push({ path, named: false });
      if (files.length > limits.files) throw tooMany(`more than ${limits.files} files: ${folder}`);
    }
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    throw unreadable(path, error);
  }
}

function unreadable(path: string, error: unknown): ScanError {
  return new ScanError("FEED_INVALID", `cannot read ${JSON.stringify(path)}: ${messageOf(error)}`, {
    cause: error,
    hint: "name a feed or a folder of feeds that exists and can be read",
  });
}

function tooMany(message: string): ScanError {
  return new ScanError("LIMIT_EXCEEDED", message, { hint: "name the feeds one by one" });
}
