import { createHash, type Hash } from "node:crypto";
import { parentPort, workerData } from "node:worker_threads";
import type { DigestAnswer, DigestOrder } from "./digest-thread.ts";

// the other side of digest-thread.ts: hashes what stands in the shared memory and says when that is free again
const memory: SharedArrayBuffer = workerData;
const hashes = new Map<number, Hash>();

parentPort?.on("message", ({ id, algorithm, batch }: DigestOrder) => {
  const hash = hashes.get(id) ?? createHash(algorithm);
  if (batch) {
    hashes.set(id, hash.update(new Uint8Array(memory, batch.start, batch.length)));
    answer({ free: batch.start });
  } else {
    hashes.delete(id);
    answer({ id, hex: hash.digest("hex") });
  }
});

function answer(message: DigestAnswer): void {
  parentPort?.postMessage(message);
}
