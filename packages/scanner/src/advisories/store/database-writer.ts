import { DatabaseSync, type StatementSync } from "node:sqlite";
import type { Digest, Timestamp } from "@hasp/core";
import type { Advisory, AdvisorySource, AdvisoryText } from "../advisory.ts";
import { schema } from "./database-file.ts";
import type { StoredSource } from "./stored-source.ts";

/** A source of the file that is being read; its row is complete when the file is. */
interface OpenSource {
  readonly id: number;
  readonly source: AdvisorySource;
  advisories: number;
  updatedAt?: Timestamp;
}

/** Fills a database that nobody else has open. */
export class DatabaseWriter {
  readonly #db: DatabaseSync;
  readonly #now: Timestamp;
  readonly #insertText: StatementSync;
  readonly #insertAffected: StatementSync;
  readonly #open = new Map<string, OpenSource>();
  readonly #finished = new Map<string, StoredSource>();
  #texts = new WeakMap<AdvisoryText, number | bigint>();

  /** @param empty whether the file needs its tables first */
  constructor(file: string, empty: boolean, now: Timestamp) {
    this.#db = new DatabaseSync(file);
    this.#now = now;
    try {
      // a failed import is thrown away as a whole, so nothing needs to survive a crash
      this.#db.exec(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536",
      );
      if (empty) this.#db.exec(schema);
      this.#db.exec("BEGIN");
      this.#insertText = this.#db.prepare("INSERT INTO text (body) VALUES (?)");
      this.#insertAffected = this.#db.prepare("INSERT INTO affected VALUES (?, ?, ?, ?)");
    } catch (error) {
      this.#db.close();
      throw error;
    }
  }

  /** Everything that this writer stored. */
  get sources(): readonly StoredSource[] {
    return [...this.#finished.values()];
  }

  /** Whether an earlier file of this import spoke for the source. */
  isTaken(source: AdvisorySource): boolean {
    return this.#finished.has(keyOf(source));
  }

  /** Starts a source, in place of what the database held of it. */
  begin(source: AdvisorySource): void {
    if (this.#open.has(keyOf(source))) return;
    const key = [source.ecosystem, source.feed, source.part ?? ""];
    this.#db
      .prepare(
        "DELETE FROM affected WHERE source IN (SELECT id FROM source WHERE ecosystem = ? AND feed = ? AND part = ?)",
      )
      .run(...key);
    this.#db
      .prepare("DELETE FROM source WHERE ecosystem = ? AND feed = ? AND part = ?")
      .run(...key);
    const { lastInsertRowid } = this.#db
      .prepare(
        "INSERT INTO source (ecosystem, feed, part, advisories, imported_at, digest) VALUES (?, ?, ?, 0, ?, '')",
      )
      .run(...key, this.#now);
    this.#open.set(keyOf(source), { id: Number(lastInsertRowid), source, advisories: 0 });
  }

  add({ source, package: name, text, affected, modified }: Advisory): void {
    this.begin(source);
    const open = this.#open.get(keyOf(source));
    if (open === undefined) return;
    const stored =
      this.#texts.get(text) ?? this.#insertText.run(JSON.stringify(text)).lastInsertRowid;
    this.#texts.set(text, stored);
    this.#insertAffected.run(open.id, name, stored, JSON.stringify(affected));
    open.advisories++;
    // some records are dated in the future; they do not make the rest look fresh
    if (modified !== undefined && modified <= this.#now && modified > (open.updatedAt ?? "")) {
      open.updatedAt = modified;
    }
  }

  /** Completes the sources of one file. */
  finishFile(digest: Digest): void {
    const update = this.#db.prepare(
      "UPDATE source SET advisories = ?, updated_at = ?, digest = ? WHERE id = ?",
    );
    for (const [key, { id, source, advisories, updatedAt }] of this.#open) {
      update.run(advisories, updatedAt ?? null, digest, id);
      this.#finished.set(key, {
        ...source,
        advisories,
        ...(updatedAt && { updatedAt }),
        importedAt: this.#now,
        digest,
      });
    }
    this.#open.clear();
    this.#texts = new WeakMap();
  }

  /** Ends the work: what nothing refers to is dropped, and so is room that old rows leave. */
  commit(): void {
    this.#db.exec("DELETE FROM text WHERE id NOT IN (SELECT text FROM affected)");
    this.#db.exec("COMMIT");
    if (this.#count("freelist_count") > this.#count("page_count") / 10) this.#db.exec("VACUUM");
  }

  close(): void {
    this.#db.close();
  }

  #count(pragma: "freelist_count" | "page_count"): number {
    return Number(this.#db.prepare(`PRAGMA ${pragma}`).get()?.[pragma]);
  }
}

function keyOf({ ecosystem, feed, part = "" }: AdvisorySource): string {
  return `${ecosystem}\0${feed}\0${part}`;
}
