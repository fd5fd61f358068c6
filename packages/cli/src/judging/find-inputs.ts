import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { CodedError } from "@hasp/core";
import type { FoundInput } from "@hasp/policy";
import { CliError } from "../error.ts";
import { readError } from "../io/path-error.ts";
import { readBytes } from "../io/read-input.ts";
import { MAX_RECORD_BYTES, recordNames } from "./find-records.ts";

const NEWLINE = 0x0a;

/** What files, their lines and the files of folders hold, one after the other: no more than one of them is in memory. */
export async function* findInputs(
  names: readonly string[],
  cwd: string,
): AsyncGenerator<FoundInput> {
  for (const name of names) {
    const path = resolve(cwd, name);
    const stats = await stat(path).catch((error) => {
      throw readError(path, error);
    });
    if (!stats.isDirectory()) yield* openFile(name, path);
    else
      for (const file of await recordNames(path, /\.jsonl?$/))
        yield* openFile(join(name, file), join(path, file));
  }
}

async function* openFile(place: string, path: string): AsyncGenerator<FoundInput> {
  try {
    if (path.endsWith(".jsonl")) yield* readLines(place, path);
    else yield { place, bytes: await readBytes(path, MAX_RECORD_BYTES) };
  } catch (error) {
    yield { place, error: error instanceof CodedError ? error : readError(path, error) };
  }
}

/** The lines of a file that is longer than memory; a line that is too long ends it, since what follows is none. */
async function* readLines(place: string, path: string): AsyncGenerator<FoundInput> {
  let number = 1;
  let parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      yield* line(`${place}:${number}`, Buffer.concat([...parts, chunk.subarray(start, end)]));
      [parts, length, start, number] = [[], 0, end + 1, number + 1];
    }
    parts.push(chunk.subarray(start));
    length += chunk.length - start;
    if (length <= MAX_RECORD_BYTES) continue;
    const message = `line ${number} has more than ${MAX_RECORD_BYTES} bytes`;
    throw new CliError("FILE_TOO_LARGE", message, { hint: "write one input on a line" });
  }
  yield* line(`${place}:${number}`, Buffer.concat(parts));
}

function* line(place: string, bytes: Uint8Array): Generator<FoundInput> {
  if (bytes.some((byte) => byte > 0x20)) yield { place, bytes };
}
