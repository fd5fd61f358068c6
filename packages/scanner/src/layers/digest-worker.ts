import { createHash, type Hash } from "node:crypto";
import { parentPort } from "node:worker_threads";
import type { DigestAnswer, DigestOrder } from "./digest-thread.ts";

// the other side of digest-thread.ts: hashes what it is given and hands the memory back
const hashes = new Map<number, Hash>();

parentPort?.on("message", (order: DigestOrder) => {
  const hash = hashes.get(order.id) ?? createHash(order.algorithm);
  if ("memory" in order) {
    hashes.set(order.id, hash.update(new Uint8Array(order.memory, 0, order.length)));
    answer({ memory: order.memory }, [order.memory]);
  } else {
    hashes.delete(order.id);
    answer({ id: order.id, hex: hash.digest("hex") }, []);
  }
});

function answer(message: DigestAnswer, moved: ArrayBuffer[]): void {
  parentPort?.postMessage(message, moved);
}
