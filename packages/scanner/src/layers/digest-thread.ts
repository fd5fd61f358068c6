import { createHash } from "node:crypto";
import { extname } from "node:path";
import { Worker } from "node:worker_threads";

const BATCH_BYTES = 2 ** 20;
/** Batches in the making, on their way and being hashed; less than this is not worth a thread. */
const BATCHES = 8;

/** A piece of the memory that both threads share, which belongs to one of them at a time. */
interface Batch {
  readonly id: number;
  readonly algorithm: string;
  readonly start: number;
  length: number;
}

/** What the worker is told: bytes to hash, or (without them) to answer with the digest. */
export interface DigestOrder {
  readonly id: number;
  readonly algorithm: string;
  readonly batch?: { readonly start: number; readonly length: number };
}

/** What it answers: where memory is free again, or a digest. */
export type DigestAnswer =
  | { readonly free: number }
  | { readonly id: number; readonly hex: string };

/** Computes digests on a thread beside the one that reads; the thread starts once there is enough to hash. */
export class DigestThread {
  // shared, not handed to and fro: each buffer that changes threads would hasten the garbage collector
  readonly #memory = new SharedArrayBuffer(BATCHES * BATCH_BYTES);
  readonly #free = Array.from({ length: BATCHES }, (_, number) => number * BATCH_BYTES);
  #worker: Worker | undefined;
  #failure: Error | undefined;
  #created = 0;
  /** Batches filled while there was no thread. */
  #early: Batch[] = [];
  #waiting: (() => void)[] = [];
  readonly #answers = new Map<number, PromiseWithResolvers<string>>();

  create(algorithm: string): StreamDigest {
    return new StreamDigest(this, this.#created++, algorithm);
  }

  /** Room for a batch; undefined when all is in use. */
  take(id: number, algorithm: string): Batch | undefined {
    if (this.#failure) throw this.#failure;
    const start = this.#free.pop();
    if (start !== undefined) return { id, algorithm, start, length: 0 };
    if (!this.#worker) this.#start();
    return undefined;
  }

  bytesOf({ start, length }: Pick<Batch, "start" | "length">): Uint8Array {
    return new Uint8Array(this.#memory, start, length);
  }

  whenFree(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting.push(resolve);
    return promise;
  }

  send(batch: Batch): void {
    if (!this.#worker) this.#early.push(batch);
    else this.#order({ id: batch.id, algorithm: batch.algorithm, batch });
  }

  /** @returns the digest of what was sent under the id, in hexadecimal */
  finish(id: number, algorithm: string): Promise<string> {
    if (this.#failure) return Promise.reject(this.#failure);
    if (!this.#worker) return Promise.resolve(this.#hashEarly(id, algorithm));
    const answer = Promise.withResolvers<string>();
    this.#answers.set(id, answer);
    this.#order({ id, algorithm });
    return answer.promise;
  }

  async close(): Promise<void> {
    this.#fail(new Error("the digest thread was closed"));
    await this.#worker?.terminate();
  }

  #order(order: DigestOrder): void {
    this.#worker?.postMessage(order);
  }

  #hashEarly(id: number, algorithm: string): string {
    const hash = createHash(algorithm);
    for (const batch of this.#early) {
      if (batch.id !== id) continue;
      hash.update(this.bytesOf(batch));
      this.#release(batch.start);
    }
    this.#early = this.#early.filter((batch) => batch.id !== id);
    return hash.digest("hex");
  }

  #start(): void {
    const file = new URL(`./digest-worker${extname(import.meta.url)}`, import.meta.url);
    this.#worker = new Worker(file, { workerData: this.#memory });
    this.#worker.on("message", (answer: DigestAnswer) => this.#onAnswer(answer));
    this.#worker.on("error", (error) => this.#fail(error));
    this.#worker.on("exit", () => this.#fail(new Error("the digest thread ended")));
    for (const batch of this.#early) this.send(batch);
    this.#early = [];
  }

  #onAnswer(answer: DigestAnswer): void {
    if ("free" in answer) {
      this.#release(answer.free);
      return;
    }
    this.#answers.get(answer.id)?.resolve(answer.hex);
    this.#answers.delete(answer.id);
  }

  #release(start: number): void {
    this.#free.push(start);
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
    const room = this.#thread.bytesOf({ start: batch.start + batch.length, length: taken });
    room.set(bytes.subarray(0, taken));
    batch.length += taken;
    if (batch.length === BATCH_BYTES) {
      this.#thread.send(batch);
      this.#batch = undefined;
    }
    return taken;
  }
}
