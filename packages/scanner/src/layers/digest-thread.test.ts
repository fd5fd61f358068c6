import { createHash, randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { DigestThread } from "./digest-thread.ts";

const digestOf = (algorithm: string, bytes: Uint8Array) =>
  `${algorithm}:${createHash(algorithm).update(bytes).digest("hex")}`;

test.each([
  ["nothing", 0],
  ["less than a batch", 1000],
  ["what needs no thread", 5 * 2 ** 20 + 1],
  ["what a thread hashes", 40 * 2 ** 20 + 1],
])("digests %s, two streams at once", async (_, size) => {
  const bytes = randomBytes(size);
  const thread = new DigestThread();
  const one = thread.create("sha256");
  const other = thread.create("sha512");
  for (let at = 0; at < size; at += 700_001) {
    await one.update(bytes.subarray(at, at + 700_001));
    await other.update(bytes.subarray(at, at + 700_001));
  }
  expect(await one.finish()).toBe(digestOf("sha256", bytes));
  expect(await other.finish()).toBe(digestOf("sha512", bytes));
  await thread.close();
});

test("digests one stream after the other", async () => {
  const thread = new DigestThread();
  for (const size of [20 * 2 ** 20, 10, 3 * 2 ** 20]) {
    const bytes = randomBytes(size);
    const digest = thread.create("sha256");
    await digest.update(bytes);
    expect(await digest.finish()).toBe(digestOf("sha256", bytes));
  }
  await thread.close();
});

test("fails rather than waits once it is closed", async () => {
  const thread = new DigestThread();
  const digest = thread.create("sha256");
  await digest.update(randomBytes(20 * 2 ** 20));
  await thread.close();
  await expect(digest.finish()).rejects.toThrow("closed");
});

test("fails when its thread cannot compute the digest", async () => {
  const thread = new DigestThread();
  const digest = thread.create("md-none");
  await expect(
    (async () => {
      await digest.update(randomBytes(20 * 2 ** 20));
      await digest.finish();
    })(),
  ).rejects.toThrow();
  await thread.close();
});
