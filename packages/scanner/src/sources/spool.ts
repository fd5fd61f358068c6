import { type FileHandle, mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { messageOf } from "@hasp/core";
import { ScanError } from "../error.ts";

/** Bytes kept in a file without a name: the system frees them when the handle is closed, or the process ends. */
export interface Spool {
  readonly handle: FileHandle;
  readonly size: number;
}

/**
 * Writes a stream to a temporary file that nobody else can read; what `fill` throws passes through.
 * @throws ScanError `LIMIT_EXCEEDED` above `limit` bytes, `SOURCE_UNSUPPORTED` when there is no room
 */
export async function spool(
  limit: number,
  fill: (write: (chunk: Uint8Array) => Promise<void>) => Promise<void>,
): Promise<Spool> {
  const handle = await openNameless();
  let size = 0;
  try {
    await fill(async (chunk) => {
      size += chunk.length;
      if (size > limit) throw tooLarge(limit);
      await writeAll(handle, chunk);
    });
    return { handle, size };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function openNameless(): Promise<FileHandle> {
  const folder = await mkdtemp(join(tmpdir(), "hasp-"));
  try {
    return await open(join(folder, "image.tar"), "wx+", 0o600);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function writeAll(handle: FileHandle, chunk: Uint8Array): Promise<void> {
  try {
    for (let at = 0; at < chunk.length; ) at += (await handle.write(chunk, at)).bytesWritten;
  } catch (error) {
    throw new ScanError(
      "SOURCE_UNSUPPORTED",
      `cannot keep the image for a while: ${messageOf(error)}`,
      {
        cause: error,
        hint: `make room in ${tmpdir()}, or set TMPDIR to a folder with room`,
      },
    );
  }
}

function tooLarge(limit: number): ScanError {
  return new ScanError("LIMIT_EXCEEDED", `the archive holds more than ${limit} bytes`, {
    hint: "raise the limit of bytes in an image if you trust it",
  });
}
