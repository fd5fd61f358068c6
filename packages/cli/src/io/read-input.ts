import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { CliError } from "../error.ts";
import { readError } from "./path-error.ts";

/** Whether something other than a folder is there; a pipe such as /dev/stdin is. */
export async function findFile(path: string): Promise<boolean> {
  try {
    return !(await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

/**
 * Reads a text file whole.
 * @throws CliError `FILE_NOT_FOUND`, `FILE_IS_FOLDER`, `FILE_FORBIDDEN`, `FILE_UNREADABLE`, `FILE_TOO_LARGE`
 */
export async function readInput(path: string, maxBytes: number): Promise<string> {
  return new TextDecoder().decode(await readBytes(path, maxBytes));
}

/**
 * Reads a file whole.
 * @throws CliError `FILE_NOT_FOUND`, `FILE_IS_FOLDER`, `FILE_FORBIDDEN`, `FILE_UNREADABLE`, `FILE_TOO_LARGE`
 */
export async function readBytes(path: string, maxBytes: number): Promise<Uint8Array> {
  try {
    return await collect(createReadStream(path), path, maxBytes);
  } catch (error) {
    if (error instanceof CliError) throw error;
    throw readError(path, error);
  }
}

/**
 * Reads a stream to its end.
 * @throws CliError `FILE_TOO_LARGE`
 */
export async function collect(
  stream: AsyncIterable<Uint8Array>,
  name: string,
  maxBytes: number,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += chunk.length;
    if (bytes > maxBytes) {
      throw new CliError(
        "FILE_TOO_LARGE",
        `${JSON.stringify(name)} has more than ${maxBytes} bytes`,
        {
          hint: "pass the file that was meant, or split it",
        },
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
