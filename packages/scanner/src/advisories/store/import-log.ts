/** What was wrong with a feed, or with the database that was there before. */
export interface ImportProblem {
  readonly code: "FEED_RECORD_INVALID" | "FEED_DUPLICATE" | "DB_REPLACED";
  readonly path: string;
  readonly message: string;
}

/** What was not taken, and why. */
export interface PassedOver {
  readonly path: string;
  readonly reason: string;
  /** The ecosystem within a feed that was taken or not, when it is not the whole file. */
  readonly ecosystem?: string;
  readonly records?: number;
}

/** Notes what an import left out; bad feeds have more problems than anyone reads, so only the first are kept. */
export class ImportLog {
  readonly problems: ImportProblem[] = [];
  readonly #files: PassedOver[] = [];
  readonly #ecosystems = new Map<string, PassedOver & { records: number }>();
  readonly #limit: number;
  #problems = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Problems beyond the limit. */
  get moreProblems(): number {
    return this.#problems - this.problems.length;
  }

  get passedOver(): readonly PassedOver[] {
    return [...this.#files, ...this.#ecosystems.values()];
  }

  problem(code: ImportProblem["code"], path: string, message: string): void {
    this.#problems++;
    if (this.problems.length < this.#limit) this.problems.push({ code, path, message });
  }

  passOverFile(path: string, reason: string): void {
    this.#files.push({ path, reason });
  }

  passOverRecord(path: string, ecosystem: string, reason: string): void {
    const key = `${path}\0${ecosystem}`;
    const noted = this.#ecosystems.get(key);
    if (noted) noted.records++;
    else if (this.#ecosystems.size < this.#limit) {
      this.#ecosystems.set(key, { path, ecosystem, reason, records: 1 });
    }
  }
}
