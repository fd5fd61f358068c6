import { createHash } from "node:crypto";
import { extname } from "node:path";
import { Worker } from "node:worker_threads";

const BATCH_BYTES = 2 ** 20;
/** Batches in the making, on their way and being hashed; less than this is not worth a thread. */
const BATCHES = 8;

/** What the worker is told: bytes to hash, or to answer with the digest. */
export type DigestOrder =
  | { id: number; algorithm: string; memory: ArrayBuffer; length: number }
  | { id: number; algorithm: string };

/** What it answers: memory to use again, or a digest. */
export type DigestAnswer = { memory: ArrayBuffer } | { id: number; hex: string };

interface Batch {
  readonly id: number;
  readonly algorithm: string;
  readonly memory: ArrayBuffer;
  length: number;
}

/** Computes digests on a thread beside the one that reads; the thread starts once there is enough to hash. */
export class DigestThread {
  #worker: Worker | undefined;
  #failure: Error | undefined;
  #created = 0;
  #allocated = 0;
  readonly #free: ArrayBuffer[] = [];
  /** Batches filled while there was no thread. */
  #early: Batch[] = [];
  #waiting: (() => void)[] = [];
  readonly #answers = new Map<number, PromiseWithResolvers<string>>();

  create(algorithm: string): StreamDigest {
    return new StreamDigest(this, this.#created++, algorithm);
  }

  /** Memory for a batch; undefined when all is in use. */
  take(id: number, algorithm: string): Batch | undefined {
    if (this.#failure) throw this.#failure;
    const used = this.#free.pop();
    if (used) return { id, algorithm, memory: used, length: 0 };
    if (this.#allocated < BATCHES) {
      this.#allocated++;
      return { id, algorithm, memory: new ArrayBuffer(BATCH_BYTES), length: 0 };
    }
    if (!this.#worker) this.#start();
    return undefined;
  }

  whenFree(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting.push(resolve);
    return promise;
  }

  send(batch: Batch): void {
    if (!this.#worker) this.#early.push(batch);
    else this.#worker.postMessage({ ...batch } satisfies DigestOrder, [batch.memory]);
  }

  /** @returns the digest of what was sent under the id, in hexadecimal */
  finish(id: number, algorithm: string): Promise<string> {
    if (this.#failure) return Promise.reject(this.#failure);
    if (!this.#worker) return Promise.resolve(this.#hashEarly(id, algorithm));
    const answer = Promise.withResolvers<string>();
    this.#answers.set(id, answer);
    this.#worker.postMessage({ id, algorithm } satisfies DigestOrder);
    return answer.promise;
  }

  async close(): Promise<void> {
    this.#fail(new Error("the digest thread was closed"));
    await this.#worker?.terminate();
  }

  #hashEarly(id: number, algorithm: string): string {
    const hash = createHash(algorithm);
    for (const batch of this.#early) {
      if (batch.id !== id) continue;
      hash.update(new Uint8Array(batch.memory, 0, batch.length));
      this.#release(batch.memory);
    }
    this.#early = this.#early.filter((batch) => batch.id !== id);
    return hash.digest("hex");
  }

  #start(): void {
    const file = new URL(`./digest-worker${extname(import.meta.url)}`, import.meta.url);
    this.#worker = new Worker(file);
    this.#worker.on("message", (answer: DigestAnswer) => this.#onAnswer(answer));
    this.#worker.on("error", (error) => this.#fail(error));
    this.#worker.on("exit", () => this.#fail(new Error("the digest thread ended")));
    for (const batch of this.#early) this.send(batch);
    this.#early = [];
  }

  #onAnswer(answer: DigestAnswer): void {
    if ("memory" in answer) {
      this.#release(answer.memory);
      return;
    }
    this.#answers.get(answer.id)?.resolve(answer.hex);
    this.#answers.delete(answer.id);
  }

  #release(memory: ArrayBuffer): void {
    this.#free.push(memory);
    this.#waiting.shift()?.();
  }

  #fail(failure: Error): void {
    this.#failure ??= failure;
    for (const answer of this.#answers.values()) answer.reject(this.#failure);
    this.#answers.clear();
    for (const wake of this.#waiting) wake();
    this.#waiting = [];
  }
}

/** The digest of one stream of bytes. */
export class StreamDigest {
  readonly algorithm: string;
  readonly #thread: DigestThread;
  readonly #id: number;
  #batch: Batch | undefined;

  constructor(thread: DigestThread, id: number, algorithm: string) {
    this.#thread = thread;
    this.#id = id;
    this.algorithm = algorithm;
  }

  /** Copies the bytes, which stay the caller's; a promise says that the thread is behind and must be waited for. */
  update(bytes: Uint8Array): Promise<void> | undefined {
    for (let at = 0; at < bytes.length; ) {
      this.#batch ??= this.#thread.take(this.#id, this.algorithm);
      if (!this.#batch) {
        const rest = bytes.subarray(at);
        return this.#thread.whenFree().then(() => this.update(rest));
      }
      at += this.#fill(this.#batch, bytes.subarray(at));
    }
    return undefined;
  }

  /** The digest as OCI writes it; the stream ends here. */
  async finish(): Promise<string> {
    if (this.#batch) this.#thread.send(this.#batch);
    this.#batch = undefined;
    return `${this.algorithm}:${await this.#thread.finish(this.#id, this.algorithm)}`;
  }

  #fill(batch: Batch, bytes: Uint8Array): number {
    const taken = Math.min(bytes.length, BATCH_BYTES - batch.length);
    new Uint8Array(batch.memory, batch.length, taken).set(bytes.subarray(0, taken));
    batch.length += taken;
    if (batch.length === BATCH_BYTES) {
      this.#thread.send(batch);
      this.#batch = undefined;
    }
    return taken;
  }
}
