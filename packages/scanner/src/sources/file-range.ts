import type { FileHandle } from "node:fs/promises";
import { messageOf } from "@hasp/core";
import { ScanError } from "../error.ts";

const CHUNK_BYTES = 2 ** 20;

/**
 * The bytes of a part of an open file.
 * @throws ScanError `ARCHIVE_CORRUPT` when the file cannot be read or has become shorter
 */
export async function* readRange(
  handle: FileHandle,
  start: number,
  size: number,
  signal: AbortSignal,
): AsyncGenerator<Buffer> {
  const end = start + size;
  for (let at = start; at < end; ) {
    signal.throwIfAborted();
    const length = Math.min(CHUNK_BYTES, end - at);
    const { bytesRead, buffer } = await readAt(handle, Buffer.allocUnsafe(length), at);
    if (bytesRead === 0) throw unreadable("the file ends too early");
    yield buffer.subarray(0, bytesRead);
    at += bytesRead;
  }
}

async function readAt(handle: FileHandle, buffer: Buffer, position: number) {
  try {
    return await handle.read(buffer, 0, buffer.length, position);
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
