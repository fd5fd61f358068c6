import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Files } from "./image.ts";
import { END, memberParts, type TarMember, tarOf } from "./tar.ts";

export function writeFolder(folder: string, files: Files): void {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
}

/** A tar of the files, and of members that are no plain ones. */
export function archiveOf(files: Files, ...more: readonly TarMember[]): Buffer {
  return tarOf(...membersOf(files), ...more);
}

/** Writes a tar of the files part by part: a whole image may be too large to be held twice. */
export function writeArchive(path: string, files: Files): void {
  writeFileSync(path, "");
  for (const part of [...membersOf(files).flatMap(memberParts), END]) appendFileSync(path, part);
}

function membersOf(files: Files): TarMember[] {
  return Object.entries(files).map(([name, content]) => ({ name, content }));
}
