const DONE = 0;
const BEGAN = 1;
/** Stands in `BEGAN` between evaluations. */
const RESTING = 0n;

/** How far a thread is with its evaluations, readable from outside while it computes. */
export class Progress {
  readonly shared: SharedArrayBuffer;
  readonly #cells: BigInt64Array;

  constructor(shared = new SharedArrayBuffer(2 * BigInt64Array.BYTES_PER_ELEMENT)) {
    this.shared = shared;
    this.#cells = new BigInt64Array(shared);
  }

  begin(): void {
    Atomics.store(this.#cells, BEGAN, process.hrtime.bigint());
  }

  end(): void {
    Atomics.store(this.#cells, BEGAN, RESTING);
    Atomics.add(this.#cells, DONE, 1n);
  }

  /** Evaluations that have ended. */
  get done(): number {
    return Number(Atomics.load(this.#cells, DONE));
  }

  /** Milliseconds that the evaluation with this number, counted from zero, has been under way; zero if it is not. */
  elapsed(number: number): number {
    const began = Atomics.load(this.#cells, BEGAN);
    // read after its time, so that the next one's time is not taken for this one's
    if (began === RESTING || this.done !== number) return 0;
    return Number(process.hrtime.bigint() - began) / 1e6;
  }
}
