import { randomUUID } from "node:crypto";
import { readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { makeFolder, sha256 } from "@hasp/core";

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
 * Keeps each entry in a file whose first line is the digest of the rest.
 * @param access `read` takes what the folder has and adds nothing to it
 */
export function createCacheFolder(folder: string, access: "read" | "write" = "write"): CacheFolder {
  const fileOf = (key: string) => join(folder, key.slice("sha256:".length));
  return {
    async read(key) {
      const file = fileOf(key);
      try {
        const bytes = await readFile(file);
        const end = bytes.indexOf("\n");
        const body = bytes.subarray(end + 1);
        if (bytes.toString("utf8", 0, end) !== sha256(body)) return undefined;
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
          Buffer.concat([Buffer.from(`${sha256(body)}\n`), Buffer.from(body)]),
        );
        await rename(fresh, fileOf(key));
        await prune(folder);
      } catch {
        await rm(fresh, { force: true }).catch(() => undefined);
      }
    },
  };
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
