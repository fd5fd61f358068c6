import { randomUUID } from "node:crypto";
import { copyFile, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { makeFolder, messageOf } from "@hasp/core";
import { ScanError } from "../../error.ts";
import { type DatabaseState, databaseState } from "./database-file.ts";
import { DatabaseWriter } from "./database-writer.ts";
import { FEEDS_HINT, type FeedFile, findFeedFiles } from "./find-feed-files.ts";
import { defaultImportLimits, type ImportLimits } from "./import-limits.ts";
import { ImportLog, type ImportProblem, type PassedOver } from "./import-log.ts";
import type { StoredSource } from "./stored-source.ts";

/** Where an import is. */
export interface ImportProgress {
  readonly path: string;
  /** Of how many files this one is which, from one. */
  readonly file: number;
  readonly files: number;
  readonly advisories: number;
}

export interface ImportOptions {
  /** The file to fill; sources that the inputs do not hold stay in it. */
  readonly database: string;
  /** Feeds, or folders that hold them. */
  readonly inputs: readonly string[];
  readonly limits?: Partial<ImportLimits>;
  readonly signal?: AbortSignal;
  readonly now?: () => Date;
  readonly onProgress?: (progress: ImportProgress) => void;
}

export interface ImportReport {
  /** The sources that are now as the inputs have them. */
  readonly sources: readonly StoredSource[];
  /** Files and ecosystems that were not taken: packages of these are not matched. */
  readonly passedOver: readonly PassedOver[];
  readonly problems: readonly ImportProblem[];
  /** Problems beyond those told. */
  readonly moreProblems: number;
}

/**
 * Reads feeds into the one local database. The old file stays as it is until the new one is whole; a source that is
 * imported again replaces its old rows.
 * @throws ScanError `FEED_INVALID`, `LIMIT_EXCEEDED`, `DB_INVALID`, or the reason of an aborted `signal`
 */
export async function importAdvisories(options: ImportOptions): Promise<ImportReport> {
  const { database, signal } = options;
  const limits = { ...defaultImportLimits, ...options.limits };
  const files = await findFeedFiles(options.inputs, limits);
  const unfinished = `${database}.${randomUUID()}.tmp`;
  try {
    const state = stateOf(database);
    await makeFolder(dirname(database));
    const report = await fillFile(unfinished, files, state, { ...options, limits });
    signal?.throwIfAborted();
    await sync(unfinished);
    await rename(unfinished, database);
    return report;
  } catch (error) {
    if (error instanceof ScanError || signal?.aborted) throw error;
    throw new ScanError("DB_INVALID", `cannot write ${database}: ${messageOf(error)}`, {
      cause: error,
      hint: "see that its folder can be written and has room",
    });
  } finally {
    // what could not be written cannot be removed either
    await rm(unfinished, { force: true }).catch(() => undefined);
  }
}

type Settings = ImportOptions & { readonly limits: ImportLimits };

async function fillFile(
  unfinished: string,
  files: readonly FeedFile[],
  state: DatabaseState,
  options: Settings,
): Promise<ImportReport> {
  const { database, inputs, limits, signal, now = () => new Date() } = options;
  // the feeds and their calculator of scores are for imports alone; a scan loads the store without them
  const { importFile } = await import("./import-file.ts");
  const log = new ImportLog(limits.problems);
  const empty = !(await copyOld(database, state, unfinished, log));
  const writer = new DatabaseWriter(unfinished, empty, now().toISOString());
  try {
    for (const [index, file] of files.entries()) {
      signal?.throwIfAborted();
      const place = { path: file.path, file: index + 1, files: files.length };
      const onProgress = (advisories: number) => options.onProgress?.({ ...place, advisories });
      await importFile(file, { writer, log, limits, onProgress, ...(signal && { signal }) });
    }
    if (writer.sources.length === 0) throw nothingFound(inputs, log);
    writer.commit();
  } finally {
    writer.close();
  }
  const { passedOver, problems, moreProblems } = log;
  return { sources: writer.sources, passedOver, problems, moreProblems };
}

function stateOf(database: string): DatabaseState {
  const state = databaseState(database);
  if (state !== "foreign") return state;
  throw new ScanError(
    "DB_INVALID",
    `${database} is not an advisory database, so it is not replaced`,
    {
      hint: "name another file, or remove this one first",
    },
  );
}

/** Begins with what the old database holds; false where there is nothing to begin with. */
async function copyOld(
  database: string,
  state: DatabaseState,
  unfinished: string,
  log: ImportLog,
): Promise<boolean> {
  if (state === "absent") return false;
  if (state === "current") {
    await copyFile(database, unfinished);
    if (isWhole(unfinished)) return true;
    await rm(unfinished, { force: true });
  }
  const why = state === "current" ? "damaged" : "of another version";
  log.problem(
    "DB_REPLACED",
    database,
    `the old database was ${why} and is replaced: import its other feeds again`,
  );
  return false;
}

function isWhole(file: string): boolean {
  try {
    const db = new DatabaseSync(file, { readOnly: true });
    try {
      return db.prepare("PRAGMA quick_check(1)").get()?.["quick_check"] === "ok";
    } finally {
      db.close();
    }
  } catch {
    return false;
  }
}

async function sync(file: string): Promise<void> {
  const handle = await open(file, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function nothingFound(inputs: readonly string[], log: ImportLog): ScanError {
  const reasons = log.passedOver.map(
    ({ path, ecosystem, reason }) => `${ecosystem ?? path}: ${reason}`,
  );
  const shown = [...new Set(reasons)].slice(0, 5).join("; ");
  return new ScanError(
    "FEED_INVALID",
    `no advisories to import in ${inputs.join(", ")}${shown && ` (${shown})`}`,
    { hint: FEEDS_HINT },
  );
}
