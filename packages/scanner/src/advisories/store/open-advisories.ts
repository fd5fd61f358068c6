import { resolve } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { pathToFileURL } from "node:url";
import { Digest, messageOf, Timestamp } from "@hasp/core";
import { z } from "zod";
import { ScanError } from "../../error.ts";
import { AdvisoryText, Affected } from "../advisory.ts";
import {
  type Matches,
  type MatchRequest,
  matchPackages,
  type StoredAdvisory,
} from "../match/match-packages.ts";
import { databaseState } from "./database-file.ts";
import type { StoredSource } from "./stored-source.ts";

/** The advisories on this machine, open for reading; any number of processes may have it open. */
export interface AdvisoryDatabase extends Disposable {
  /** @throws ScanError `DB_INVALID` where the file is damaged */
  match(request: MatchRequest): Matches;
  /** Every source, by ecosystem and feed. */
  describe(): readonly StoredSource[];
  close(): void;
}

const SourceRow = z.object({
  id: z.int(),
  feed: z.string(),
  ecosystem: z.string(),
  part: z.string(),
  advisories: z.int(),
  updated_at: Timestamp.nullable(),
  imported_at: Timestamp,
  digest: Digest,
});

const AdvisoryRow = z.object({ text: z.string(), affected: z.string() });

interface IndexedSource extends StoredSource {
  readonly id: number;
}

/** @throws ScanError `DB_NOT_FOUND`, `DB_INVALID` */
export function openAdvisories(file: string): AdvisoryDatabase {
  const path = resolve(file);
  const state = guard(path, () => databaseState(path));
  if (state === "absent") {
    throw new ScanError("DB_NOT_FOUND", `no advisory database at ${JSON.stringify(file)}`, {
      hint: "fill it with hasp db import PATH…",
    });
  }
  if (state === "foreign") throw invalid(path, "it is not an advisory database");
  if (state === "other-version") throw invalid(path, "it is of another version");
  return guard(path, () => new SqliteAdvisories(path));
}

class SqliteAdvisories implements AdvisoryDatabase {
  readonly #path: string;
  readonly #db: DatabaseSync;
  readonly #sources: readonly IndexedSource[];
  readonly #lookup: StatementSync;

  constructor(path: string) {
    this.#path = path;
    // the file is only ever replaced as a whole, so readers need no locks
    this.#db = new DatabaseSync(new URL(`${pathToFileURL(path).href}?immutable=1`), {
      readOnly: true,
    });
    try {
      this.#sources = readSources(this.#db);
      this.#lookup = this.#db.prepare(
        "SELECT t.body AS text, a.body AS affected FROM affected a JOIN text t ON t.id = a.text WHERE a.source = ? AND a.package = ? ORDER BY a.text",
      );
    } catch (error) {
      this.#db.close();
      throw error;
    }
  }

  match(request: MatchRequest): Matches {
    const known = new Map<string, readonly StoredAdvisory[]>();
    const sourcesOf = (ecosystem: string) =>
      this.#sources.filter((source) => source.ecosystem === ecosystem);
    const advisoriesFor = (ecosystem: string, name: string) => {
      const key = `${ecosystem}\0${name}`;
      const found = known.get(key) ?? this.#read(sourcesOf(ecosystem), name);
      known.set(key, found);
      return found;
    };
    return guard(this.#path, () => matchPackages(request, { sourcesOf, advisoriesFor }));
  }

  describe(): readonly StoredSource[] {
    return this.#sources.map(({ id: _, ...source }) => source);
  }

  close(): void {
    if (this.#db.isOpen) this.#db.close();
  }

  [Symbol.dispose](): void {
    this.close();
  }

  #read(sources: readonly IndexedSource[], name: string): StoredAdvisory[] {
    return sources.flatMap(({ id, feed }) =>
      this.#lookup.all(id, name).map((row) => {
        const { text, affected } = AdvisoryRow.parse(row);
        return {
          feed,
          text: AdvisoryText.parse(JSON.parse(text)),
          affected: Affected.parse(JSON.parse(affected)),
        };
      }),
    );
  }
}

function readSources(db: DatabaseSync): IndexedSource[] {
  const rows = db.prepare("SELECT * FROM source ORDER BY ecosystem, feed, part").all();
  return rows.map((row) => {
    const { updated_at, imported_at: importedAt, part, ...source } = SourceRow.parse(row);
    return {
      ...source,
      importedAt,
      ...(part && { part }),
      ...(updated_at && { updatedAt: updated_at }),
    };
  });
}

/** A damaged file shows itself in SQLite's errors, in JSON's or in the schema's. */
function guard<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw invalid(path, messageOf(error), error);
  }
}

function invalid(path: string, why: string, cause?: unknown): ScanError {
  return new ScanError("DB_INVALID", `cannot read the advisory database ${path}: ${why}`, {
    cause,
    hint: "import the feeds again with hasp db import PATH…",
  });
}
