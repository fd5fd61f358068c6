import { readdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { CodedError } from "@hasp/core";
import { type ReadFile, type ReadRecord, readRecordFile, shortDigest } from "@hasp/policy";
import { CliError } from "../error.ts";
import { refuseFile } from "../io/path-error.ts";
import { readBytes } from "../io/read-input.ts";

/** Bytes of a record: its input, at most 16 MiB, and the object it was made from with its places. */
export const MAX_RECORD_BYTES = 128 * 2 ** 20;

/** @throws CliError `FILE_NOT_FOUND`, `FILE_UNREADABLE`, `FILE_TOO_LARGE`; RecordError `RECORD_INVALID` */
export async function readRecord(file: string): Promise<ReadFile> {
  return readRecordFile(await readBytes(file, MAX_RECORD_BYTES));
}

/** The files that are named, and of folders all that end in `.json`; names stay as they were given. */
export async function listRecordFiles(names: readonly string[], cwd: string): Promise<string[]> {
  const lists = names.map(async (name) => {
    const path = resolve(cwd, name);
    const isFolder = await stat(path).then(
      (found) => found.isDirectory(),
      () => false,
    );
    return isFolder ? (await recordNames(path)).map((file) => join(name, file)) : [name];
  });
  return [...new Set((await Promise.all(lists)).flat())];
}

/** The records of a folder by the digests of their inputs. */
export interface RecordFolder {
  /** By its name first, else by what the records of the folder say. */
  find(digest: string): Promise<ReadRecord | undefined>;
}

/** @throws CliError `FILE_NOT_FOUND` */
export async function openRecordFolder(folder: string): Promise<RecordFolder> {
  const names = await recordNames(folder);
  let everything: Promise<ReadonlyMap<string, string>> | undefined;

  async function read(name: string): Promise<ReadRecord | undefined> {
    try {
      const file = await readRecord(join(folder, name));
      return "record" in file ? file.record : undefined;
    } catch (error) {
      if (error instanceof CodedError) return undefined;
      throw error;
    }
  }

  async function indexAll(): Promise<ReadonlyMap<string, string>> {
    const index = new Map<string, string>();
    for (const name of names) {
      const record = await read(name);
      if (record) index.set(record.head.decision.input.digest, name);
    }
    return index;
  }

  return {
    async find(digest) {
      const word = shortDigest(digest);
      for (const name of names.filter((name) => name.includes(word))) {
        const record = await read(name);
        if (record?.head.decision.input.digest === digest) return record;
      }
      everything ??= indexAll();
      const name = (await everything).get(digest);
      return name === undefined ? undefined : read(name);
    },
  };
}

/** @throws CliError `FILE_NOT_FOUND`, `FOLDER_IS_FILE`, `FILE_UNREADABLE` */
export async function recordNames(folder: string, ending = /\.json$/): Promise<readonly string[]> {
  await refuseFile(folder);
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause) => {
    throw new CliError("FILE_NOT_FOUND", `no folder of records ${JSON.stringify(folder)}`, {
      cause,
      hint: "name the folder that check … --save-inputs wrote into",
    });
  });
  const records = entries.filter(({ name }) => ending.test(name));
  for (const { name } of records.filter((entry) => !entry.isFile())) {
    await refusePipe(join(folder, name));
  }
  return records.map(({ name }) => name).sort();
}

/** Nobody named it, so nobody may ever write into it. */
async function refusePipe(path: string): Promise<void> {
  const stats = await stat(path).catch(() => undefined);
  if (!stats?.isFIFO()) return;
  throw new CliError("FILE_UNREADABLE", `cannot read ${JSON.stringify(path)}: it is a pipe`, {
    hint: "take it out of the folder, or name it",
  });
}
