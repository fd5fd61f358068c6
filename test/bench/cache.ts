import { mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** A folder of the cache that survives between runs: peers and the image take minutes to make. */
export function cacheFolder(...names: readonly string[]): string {
  const folder = join(process.env["HASP_CACHE"] ?? join(homedir(), ".cache", "hasp"), ...names);
  mkdirSync(folder, { recursive: true });
  return folder;
}
