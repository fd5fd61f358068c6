import { ScanError } from "../error.ts";

/** Names of all archives held at once: characters, plus what an entry costs beside its name. */
const NAME_LIMIT = 512 * 2 ** 20;
const ENTRY_COST = 100;

/** What all archives that are read for one answer may cost together. */
export class Budget {
  readonly #byteLimit: number;
  #bytes = 0;
  #names = 0;

  /** @param byteLimit bytes of all archives when uncompressed */
  constructor(byteLimit: number) {
    this.#byteLimit = byteLimit;
  }

  /** @throws ScanError `LIMIT_EXCEEDED` once the archives are larger together than they may be */
  spendBytes(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes <= this.#byteLimit) return;
    const message = `all archives together unpack to more than ${this.#byteLimit} bytes`;
    throw new ScanError("LIMIT_EXCEEDED", message, {
      hint: "raise the limit of bytes in an image if you trust it",
    });
  }

  /** @throws ScanError `LIMIT_EXCEEDED` once the names would fill the memory */
  spendName(characters: number): void {
    this.#names += characters + ENTRY_COST;
    if (this.#names <= NAME_LIMIT) return;
    throw new ScanError("LIMIT_EXCEEDED", "the archives have too many or too long paths", {
      hint: "make them again with fewer files",
    });
  }
}
