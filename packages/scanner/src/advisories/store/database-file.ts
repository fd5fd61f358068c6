import { closeSync, openSync, readSync } from "node:fs";

/** "Hasp" in the header of the SQLite file (sqlite.org/fileformat, "application id"). */
const APPLICATION_ID = 0x48617370;
/** Another form of the tables is another number; a file with another is imported anew. */
const SCHEMA_VERSION = 1;

const HEADER = 100;
const MAGIC = "SQLite format 3\0";

/** `foreign`: no database of ours, so never to be overwritten. */
export type DatabaseState = "absent" | "current" | "other-version" | "foreign";

export const schema = `
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${SCHEMA_VERSION};
  CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    feed TEXT NOT NULL,
    ecosystem TEXT NOT NULL,
    part TEXT NOT NULL,
    advisories INTEGER NOT NULL,
    updated_at TEXT,
    imported_at TEXT NOT NULL,
    digest TEXT NOT NULL,
    UNIQUE (ecosystem, feed, part)
  ) STRICT;
  CREATE TABLE text (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;
  CREATE TABLE affected (
    source INTEGER NOT NULL,
    package TEXT NOT NULL,
    text INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (source, package, text)
  ) STRICT, WITHOUT ROWID;
`;

/** Looks at a file's header alone. */
export function databaseState(file: string): DatabaseState {
  const header = Buffer.alloc(HEADER);
  let length: number;
  try {
    const descriptor = openSync(file, "r");
    try {
      length = readSync(descriptor, header, 0, HEADER, 0);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "absent";
    throw error;
  }
  if (length === 0) return "absent";
  const isSqlite = length === HEADER && header.toString("latin1", 0, MAGIC.length) === MAGIC;
  if (!isSqlite || header.readUInt32BE(68) !== APPLICATION_ID) return "foreign";
  return header.readUInt32BE(60) === SCHEMA_VERSION ? "current" : "other-version";
}
