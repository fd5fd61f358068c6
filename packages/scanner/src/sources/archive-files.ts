import type { FileHandle } from "node:fs/promises";
import { posix } from "node:path";
import { Budget } from "../archive/budget.ts";
import { cleanPath } from "../archive/clean-path.ts";
import { detectCompression, inflate, MAGIC_BYTES } from "../archive/inflate.ts";
import { type TarEntry, TarParser } from "../archive/tar/tar-parser.ts";
import { ScanError } from "../error.ts";
import { readRange } from "./file-range.ts";
import { leadsOut } from "./folder-files.ts";
import { openFile } from "./open-file.ts";
import type { OpenOptions } from "./source.ts";
import { spool } from "./spool.ts";
import type { StoredFiles } from "./stored-files.ts";

/** Links followed to reach a member. */
const LINKS = 10;
const WINDOW_BYTES = 64 * 2 ** 10;

type Limited = Pick<OpenOptions, "limits" | "signal">;

/**
 * A layout that is a tar, plain or compressed; its headers are read once, and its members where they stand.
 * @throws ScanError `SOURCE_NOT_FOUND`, `SOURCE_UNSUPPORTED`, `ARCHIVE_CORRUPT`, `LIMIT_EXCEEDED`
 */
export async function openArchive(file: string, options: Limited): Promise<StoredFiles> {
  const { handle, size } = await openFile(file);
  try {
    const compression = detectCompression(await readStart(handle));
    if (compression === "none") return await indexArchive(file, handle, size, options);
    const { limits, signal } = options;
    const plain = await spool(limits.imageBytes, (write) =>
      inflate(readRange(handle, 0, size, signal), signal, write),
    );
    await handle.close();
    return await indexSpooled(file, plain.handle, plain.size, options);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** As `openArchive`, for a tar that stands in a temporary file; closes it when it is refused. */
export async function indexSpooled(
  name: string,
  handle: FileHandle,
  size: number,
  options: Limited,
): Promise<StoredFiles> {
  try {
    return await indexArchive(name, handle, size, options);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function indexArchive(
  name: string,
  handle: FileHandle,
  size: number,
  options: Limited,
): Promise<StoredFiles> {
  const members = await readMembers(name, handle, size, options);
  return {
    name,
    async find(path) {
      const member = findMember(members, name, path);
      if (member?.type !== "file" || member.sparse) return undefined;
      const { offset, size } = member;
      return { size, open: (signal) => readRange(handle, offset, size, signal) };
    },
    close: () => handle.close(),
  };
}

async function readMembers(
  name: string,
  handle: FileHandle,
  size: number,
  { limits, signal }: Limited,
): Promise<Map<string, TarEntry>> {
  const members = new Map<string, TarEntry>();
  const budget = new Budget(limits.imageBytes);
  const parser = new TarParser({
    onEntry(entry) {
      const path = cleanPath(entry.name);
      budget.spendName(entry.name.length + entry.target.length);
      // where a name comes twice the last one counts, as it does when an engine unpacks the archive
      if (path !== undefined) members.set(path, entry);
      return "skip";
    },
    onContent() {},
  });
  const window = Buffer.allocUnsafe(WINDOW_BYTES);
  for (let at = 0; at < size; ) {
    signal.throwIfAborted();
    const skipped = Math.min(parser.skippable, size - at);
    parser.passOver(skipped);
    at += skipped;
    const { bytesRead } = await handle.read(window, 0, Math.min(WINDOW_BYTES, size - at), at);
    if (bytesRead === 0) break;
    parser.push(window.subarray(0, bytesRead));
    at += bytesRead;
  }
  parser.end();
  if (members.size === 0) throw notAnImage(name);
  return members;
}

function findMember(
  members: ReadonlyMap<string, TarEntry>,
  layout: string,
  path: string,
): TarEntry | undefined {
  let at = path;
  for (let links = 0; links < LINKS; links++) {
    const member = members.get(at);
    if (member?.type !== "symlink" && member?.type !== "hardlink") return member;
    // a hard link names its target from the archive's root, a symbolic link from its own folder
    const base = member.type === "symlink" ? posix.dirname(at) : "";
    const target = cleanPath(posix.normalize(posix.join(base, member.target)));
    if (member.target.startsWith("/") || target === undefined) throw leadsOut(layout, path);
    at = target;
  }
  return undefined;
}

async function readStart(handle: FileHandle): Promise<Buffer> {
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(MAGIC_BYTES), 0, MAGIC_BYTES, 0);
  return buffer.subarray(0, bytesRead);
}

function notAnImage(name: string): ScanError {
  return new ScanError("ARCHIVE_CORRUPT", `${JSON.stringify(name)} is an empty archive`, {
    hint: "export the image again: docker save -o image.tar NAME",
  });
}
