import { ScanError } from "../error.ts";
import type { Limits } from "../limits.ts";

/** Names of all layers held at once: characters, plus what an entry costs beside its name. */
const NAME_LIMIT = 512 * 2 ** 20;
const ENTRY_COST = 100;

/** What all layers of an image together may cost. */
export class Budget {
  readonly #limits: Limits;
  #bytes = 0;
  #names = 0;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** @throws ScanError `LIMIT_EXCEEDED` once the layers are larger together than an image may be */
  spendBytes(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes <= this.#limits.imageBytes) return;
    throw new ScanError(
      "LIMIT_EXCEEDED",
      `the image unpacks to more than ${this.#limits.imageBytes} bytes`,
      {
        hint: "raise the limit of bytes in an image if you trust it",
      },
    );
  }

  /** @throws ScanError `LIMIT_EXCEEDED` once the names would fill the memory */
  spendName(characters: number): void {
    this.#names += characters + ENTRY_COST;
    if (this.#names <= NAME_LIMIT) return;
    throw new ScanError("LIMIT_EXCEEDED", "the image's layers have too many or too long paths", {
      hint: "rebuild the image with fewer files",
    });
  }
}
