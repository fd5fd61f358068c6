import { randomBytes } from "node:crypto";
import { type FileHandle, mkdtemp, open, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readRange } from "./file-range.ts";

const bytes = randomBytes(3 * 2 ** 20 + 5);
const never = new AbortController().signal;
let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hasp-range-"));
  file = join(folder, "file");
  await writeFile(file, bytes);
});

afterEach(() => rm(folder, { recursive: true }));

test.each([
  ["all of it", 0, bytes.length],
  ["a part", 1000, 2 ** 20 + 1],
  ["less than a chunk", 7, 9],
  ["nothing", 5, 0],
])("reads %s", async (_, start, size) => {
  await using handle = await open(file);
  const chunks: Buffer[] = [];
  for await (const chunk of readRange(handle, start, size, never)) chunks.push(Buffer.from(chunk));
  expect(Buffer.concat(chunks).equals(bytes.subarray(start, start + size))).toBe(true);
});

test("leaves a chunk alone until the next is asked for", async () => {
  await using handle = await open(file);
  let at = 0;
  for await (const chunk of readRange(handle, 0, bytes.length, never)) {
    // what is read ahead has the time to do harm
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(chunk.equals(bytes.subarray(at, at + chunk.length))).toBe(true);
    at += chunk.length;
  }
});

test("tells that a file is shorter than it was, when that chunk is asked for", async () => {
  await using handle = await open(file);
  const chunks = readRange(handle, 0, bytes.length + 1, never);
  for (let number = 0; number < 4; number++) await chunks.next();
  await expect(chunks.next()).rejects.toMatchObject({ code: "ARCHIVE_CORRUPT" });
});

test("tells that a file cannot be read only to whoever asks", async () => {
  const handle = await open(folder);
  const chunks = readRange(handle, 0, 10, never);
  await expect(chunks.next()).rejects.toMatchObject({ code: "ARCHIVE_CORRUPT" });
  await readRange(handle, 0, 10, never).return(undefined);
  await handle.close();
});

test("is left only when nothing is read any more, so that the file can be closed", async () => {
  const reads = [{ bytesRead: 1 }, Promise.withResolvers<{ bytesRead: number }>()] as const;
  let count = 0;
  const read = async () => (count++ === 0 ? reads[0] : reads[1].promise);
  const chunks = readRange({ read } as unknown as FileHandle, 0, 2, never);
  await chunks.next();
  let isLeft = false;
  const leaving = chunks.return(undefined).then(() => {
    isLeft = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(isLeft).toBe(false);
  reads[1].resolve({ bytesRead: 1 });
  await leaving;
});

test("ends with the signal's reason, and has read to the end by then", async () => {
  const handle = await open(file);
  const stop = new AbortController();
  const chunks = readRange(handle, 0, bytes.length, stop.signal);
  await chunks.next();
  stop.abort(new Error("enough"));
  await expect(chunks.next()).rejects.toThrow("enough");
  await handle.close();
});
