import type { Dirent } from "node:fs";
import { opendir, realpath, stat } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { CliError } from "../error.ts";
import { readError } from "../io/path-error.ts";

/** What of a folder is read at most. */
export interface FolderLimits {
  readonly files: number;
  readonly bytes: number;
  /** Levels of folders. */
  readonly depth: number;
  /** Names looked at, of manifests or not. */
  readonly entries: number;
}

/** Room for the manifests of a large company, and an end for a folder that was named by mistake, such as /. */
export const defaultFolderLimits: FolderLimits = {
  files: 10_000,
  bytes: 64 * 2 ** 20,
  depth: 32,
  entries: 200_000,
};

/** The manifests below a folder. */
export interface ManifestFolder {
  /** Their paths below the folder's name as it was given, in one order on every machine. */
  readonly files: readonly string[];
  /** Why something that may hold manifests is not among them; nothing passes because it was not seen. */
  readonly problems: readonly CliError[];
  /** Links to folders elsewhere; kubectl does not follow them either. */
  readonly links: readonly string[];
}

const MANIFEST = /\.(?:ya?ml|json)$/i;

/**
 * Finds the files ending in .yaml, .yml and .json below a folder. A link is followed to a file within the folder, never out of
 * it; a link to a folder within leads to what is met anyway.
 */
export async function findManifests(
  folder: string,
  cwd: string,
  limits: FolderLimits = defaultFolderLimits,
): Promise<ManifestFolder> {
  const walk = new Walk(cwd, await realpath(resolve(cwd, folder)), limits);
  await walk.enter(folder, 1);
  return walk;
}

class Walk implements ManifestFolder {
  readonly files: string[] = [];
  readonly problems: CliError[] = [];
  readonly links: string[] = [];
  readonly #cwd: string;
  readonly #root: string;
  readonly #limits: FolderLimits;
  #entries = 0;
  #bytes = 0;
  #full = false;

  constructor(cwd: string, root: string, limits: FolderLimits) {
    this.#cwd = cwd;
    this.#root = root;
    this.#limits = limits;
  }

  async enter(folder: string, depth: number): Promise<void> {
    if (depth > this.#limits.depth) {
      this.problems.push(tooLarge(folder, `deeper than ${this.#limits.depth} levels of folders`));
      return;
    }
    for (const entry of await this.#list(folder)) {
      if (this.#full) return;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) await this.enter(path, depth + 1);
      else if (entry.isSymbolicLink()) await this.#follow(path);
      else if (MANIFEST.test(entry.name)) await this.#add(path);
    }
  }

  /** What a folder holds, by name; it is not read whole before it is known to be small enough. */
  async #list(folder: string): Promise<Dirent[]> {
    const entries: Dirent[] = [];
    try {
      for await (const entry of await opendir(this.#at(folder))) {
        this.#entries += 1;
        if (this.#entries > this.#limits.entries) {
          this.#stop(folder, `more than ${this.#limits.entries} names`);
          return [];
        }
        entries.push(entry);
      }
    } catch (error) {
      this.problems.push(readError(folder, error));
      return [];
    }
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  async #follow(path: string): Promise<void> {
    const target = await realpath(this.#at(path)).catch(() => undefined);
    const stats = await stat(this.#at(path)).catch(() => undefined);
    const isWithin = target !== undefined && !/^\.\.(?:\/|$)/.test(relative(this.#root, target));
    if (stats?.isDirectory()) {
      if (!isWithin) this.links.push(path);
    } else if (MANIFEST.test(path)) {
      if (!target) this.problems.push(unreadable(path, "it is a link to nothing"));
      else if (!isWithin) this.problems.push(unreadable(path, "it is a link out of the folder"));
      // else the file is met under its own name
      else if (!MANIFEST.test(target)) await this.#add(path);
    }
  }

  async #add(path: string): Promise<void> {
    const stats = await stat(this.#at(path)).catch(() => undefined);
    if (!stats?.isFile()) {
      this.problems.push(unreadable(path, "it is no regular file"));
      return;
    }
    this.#bytes += stats.size;
    const { files, bytes } = this.#limits;
    if (this.files.length >= files) this.#stop(path, `more than ${files} files`);
    else if (this.#bytes > bytes) this.#stop(path, `more than ${bytes} bytes`);
    else this.files.push(path);
  }

  #at(path: string): string {
    return resolve(this.#cwd, path);
  }

  #stop(path: string, reason: string): void {
    this.#full = true;
    this.problems.push(tooLarge(path, reason));
  }
}

function tooLarge(path: string, reason: string): CliError {
  return new CliError("FOLDER_TOO_LARGE", `${reason}: not read from ${JSON.stringify(path)} on`, {
    hint: "name the folders that hold manifests, each by itself",
  });
}

function unreadable(path: string, reason: string): CliError {
  return new CliError("FILE_UNREADABLE", `cannot read ${JSON.stringify(path)}: ${reason}`, {
    hint: "make it a file of the folder that you may read, or take it out",
  });
}
