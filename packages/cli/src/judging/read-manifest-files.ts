import { resolve } from "node:path";
import { CodedError } from "@hasp/core";
import { type ManifestDocument, readManifests } from "@hasp/kubernetes";
import type { Io } from "../io/io.ts";
import { collect, readBytes } from "../io/read-input.ts";

const MAX_FILE_BYTES = 64 * 2 ** 20;

export interface ManifestFiles {
  readonly documents: readonly ManifestDocument[];
  readonly problems: readonly CodedError[];
}

/** Reads every object of the files, `-` being standard input; what cannot be read is a problem, and the rest is read. */
export async function readManifestFiles(
  names: Iterable<string>,
  io: Pick<Io, "cwd" | "stdin">,
): Promise<ManifestFiles> {
  const documents: ManifestDocument[] = [];
  const problems: CodedError[] = [];
  for (const name of names) {
    try {
      const isStdin = name === "-";
      const bytes = isStdin
        ? await collect(io.stdin, name, MAX_FILE_BYTES)
        : await readBytes(resolve(io.cwd, name), MAX_FILE_BYTES);
      const text = new TextDecoder().decode(bytes);
      const read = readManifests({ name: isStdin ? "stdin" : name, text });
      documents.push(...read.documents);
      problems.push(...read.problems);
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
      problems.push(error);
    }
  }
  return { documents, problems };
}
