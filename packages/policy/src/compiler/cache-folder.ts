import { createHash, randomUUID } from "node:crypto";
import { constants, type Stats } from "node:fs";
import { open, readdir, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { makeFolder } from "@hasp/core";

/** Entries that are kept; the ones used longest ago go first. */
const ENTRIES = 64;

/** Things that were made once, by a key of what they were made of. */
export interface CacheFolder {
  /** What is kept under the key; an entry that was damaged is none. */
  read(key: string): Promise<Uint8Array | undefined>;
  /** A folder that cannot be written costs time and nothing else. */
  write(key: string, body: string | Uint8Array): Promise<void>;
}

/**
 * Keeps each entry in a file whose first line is the digest of its key and the rest: what was moved to the name of another entry is
 * none. Neither is what another user wrote, since a bundle of theirs would decide as they like.
 * @param access `read` takes what the folder has and adds nothing to it
 */
export function createCacheFolder(folder: string, access: "read" | "write" = "write"): CacheFolder {
  const fileOf = (key: string) => join(folder, key.slice("sha256:".length));
  return {
    async read(key) {
      const file = fileOf(key);
      try {
        const bytes = await readOwn(file, access);
        const end = bytes?.indexOf("\n") ?? 0;
        const body = bytes?.subarray(end + 1);
        if (body === undefined || bytes?.toString("utf8", 0, end) !== digestOf(key, body))
          return undefined;
        const now = new Date();
        if (access === "write") await utimes(file, now, now).catch(() => undefined);
        return body;
      } catch {
        return undefined;
      }
    },
    async write(key, body) {
      if (access === "read") return;
      const fresh = `${fileOf(key)}.${randomUUID()}`;
      try {
        await makeFolder(folder);
        await writeFile(
          fresh,
          Buffer.concat([Buffer.from(`${digestOf(key, body)}\n`), Buffer.from(body)]),
        );
        await rename(fresh, fileOf(key));
        await prune(folder);
      } catch {
        await rm(fresh, { force: true }).catch(() => undefined);
      }
    },
  };
}

function digestOf(key: string, body: string | Uint8Array): string {
  return `sha256:${createHash("sha256").update(`${key}\n`).update(body).digest("hex")}`;
}

/** Of a folder that is only read whoever installed it is trusted, like the code beside it. */
async function readOwn(file: string, access: "read" | "write"): Promise<Buffer | undefined> {
  // a pipe would be waited for
  const opened = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = await opened.stat();
    if (!stats.isFile() || (access === "write" && !isOwn(stats))) return undefined;
    return await opened.readFile();
  } finally {
    await opened.close();
  }
}

/** Written by this user or root, and by nobody else since. Windows has no such owners. */
function isOwn({ uid, mode }: Stats): boolean {
  const user = process.getuid?.();
  return user === undefined || ((uid === user || uid === 0) && (mode & 0o002) === 0);
}

async function prune(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => /^[0-9a-f]{64}/.test(name));
  if (names.length <= ENTRIES) return;
  const aged = await Promise.all(
    names.map(async (name) => ({ name, used: (await stat(join(folder, name))).mtimeMs })),
  );
  aged.sort((a, b) => b.used - a.used);
  for (const { name } of aged.slice(ENTRIES)) await rm(join(folder, name), { force: true });
}
