import type { FileHandle } from "node:fs/promises";
import { messageOf } from "@hasp/core";
import { ScanError } from "../error.ts";

const CHUNK_BYTES = 2 ** 20;

/**
 * The bytes of a part of an open file. A chunk is the reader's until it asks for the next, which is read meanwhile:
 * two buffers serve the whole file, as new ones would make the garbage collector run and run.
 * @throws ScanError `ARCHIVE_CORRUPT` when the file cannot be read or has become shorter
 */
export async function* readRange(
  handle: FileHandle,
  start: number,
  size: number,
  signal: AbortSignal,
): AsyncGenerator<Buffer> {
  const end = start + size;
  const bytes = Math.min(CHUNK_BYTES, size);
  let buffers = [Buffer.allocUnsafe(bytes), Buffer.allocUnsafe(bytes)] as const;
  const readNext = (at: number) => {
    const reading = readAt(handle, buffers[0], Math.min(bytes, end - at), at);
    // whoever asks for the chunk is told; nobody may ask any more
    reading.catch(() => {});
    return reading;
  };
  let reading = readNext(start);
  try {
    for (let at = start; at < end; ) {
      signal.throwIfAborted();
      const bytesRead = await reading;
      if (bytesRead === 0) throw unreadable("the file ends too early");
      at += bytesRead;
      buffers = [buffers[1], buffers[0]];
      reading = readNext(at);
      yield buffers[1].subarray(0, bytesRead);
    }
  } finally {
    // the handle may be closed only now
    await reading.catch(() => {});
  }
}

async function readAt(handle: FileHandle, buffer: Buffer, length: number, position: number) {
  try {
    return (await handle.read(buffer, 0, length, position)).bytesRead;
  } catch (error) {
    throw unreadable(messageOf(error), error);
  }
}

function unreadable(why: string, cause?: unknown): ScanError {
  return new ScanError("ARCHIVE_CORRUPT", `the image cannot be read: ${why}`, {
    cause,
    hint: "check that nothing changes the image while it is scanned",
  });
}
