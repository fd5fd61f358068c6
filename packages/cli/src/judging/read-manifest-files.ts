import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { CodedError } from "@hasp/core";
import { decodeManifest, type ManifestDocument, readManifests } from "@hasp/kubernetes";
import { CliError } from "../error.ts";
import { count } from "../formats/count.ts";
import type { Io } from "../io/io.ts";
import { collect, readBytes } from "../io/read-input.ts";
import { findManifests } from "./manifest-folder.ts";

const MAX_FILE_BYTES = 64 * 2 ** 20;
/** Names that a notice lists; the rest is counted. */
const MAX_NAMES = 3;

export interface ManifestFiles {
  readonly documents: readonly ManifestDocument[];
  /** What may hold objects and was not read. */
  readonly problems: readonly CodedError[];
  /** What was left out because it is none of the objects' business. */
  readonly notices: readonly CodedError[];
  /** How many files were read. */
  readonly files: number;
  /** How many folders were named. */
  readonly folders: number;
}

/**
 * Reads every object of the files and of the files below folders, `-` being standard input; what cannot be read is a problem, and
 * the rest is read. A file that is named twice is read once.
 */
export async function readManifestFiles(
  names: Iterable<string>,
  io: Pick<Io, "cwd" | "stdin">,
): Promise<ManifestFiles> {
  const reading = new Reading(io);
  for (const name of names) {
    const isFolder = name !== "-" && (await isDirectory(resolve(io.cwd, name)));
    await (isFolder ? reading.readFolder(name) : reading.readFile(name));
  }
  return reading;
}

class Reading implements ManifestFiles {
  readonly documents: ManifestDocument[] = [];
  readonly problems: CodedError[] = [];
  readonly notices: CodedError[] = [];
  readonly #io: Pick<Io, "cwd" | "stdin">;
  readonly #read = new Set<string>();
  files = 0;
  folders = 0;

  constructor(io: Pick<Io, "cwd" | "stdin">) {
    this.#io = io;
  }

  /** Reads a file once and gives back how many documents of it were skipped. */
  async readFile(name: string, skipOthers = false): Promise<number> {
    const path = name === "-" ? name : resolve(this.#io.cwd, name);
    if (this.#read.has(path)) return 0;
    this.#read.add(path);
    try {
      const bytes =
        name === "-"
          ? await collect(this.#io.stdin, "standard input", MAX_FILE_BYTES)
          : await readBytes(path, MAX_FILE_BYTES);
      const shown = name === "-" ? "stdin" : name;
      const text = decodeManifest(bytes, shown);
      const read = readManifests({ name: shown, text, skipOthers });
      this.files += 1;
      this.documents.push(...read.documents);
      this.problems.push(...read.problems);
      const isEmpty = skipOthers && read.documents.length + read.problems.length === 0;
      return isEmpty ? Math.max(1, read.skipped) : read.skipped;
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
      this.problems.push(error);
      return 0;
    }
  }

  async readFolder(name: string): Promise<void> {
    this.folders += 1;
    const { files, problems, links } = await findManifests(name, this.#io.cwd);
    this.problems.push(...problems);
    if (files.length === 0 && problems.length === 0) {
      this.problems.push(
        new CliError("FOLDER_EMPTY", `${name}: no .yaml, .yml or .json file is in it`, {
          hint: "name a folder of manifests; a chart is rendered first: helm template",
        }),
      );
    }
    const skipped: string[] = [];
    let documents = 0;
    for (const file of files) {
      const number = await this.readFile(file, true);
      if (number > 0) skipped.push(file);
      documents += number;
    }
    if (documents > 0) {
      const what = `${count(documents, "document")} in ${count(skipped.length, "file")} of ${files.length}`;
      const message = `${name}: skipped ${what}, no Kubernetes objects: ${listed(skipped)}`;
      this.notices.push(new CliError("NOT_AN_OBJECT", message, { hint: OBJECT_HINT }));
    }
    if (links.length > 0) {
      const message = `${name}: ${count(links.length, "link")} to folders elsewhere not followed: ${listed(links)}`;
      this.notices.push(new CliError("LINK_NOT_FOLLOWED", message, { hint: LINK_HINT }));
    }
  }
}

const OBJECT_HINT = "an object has apiVersion, kind and metadata; name a file to have it judged";
const LINK_HINT = "name the folders themselves where they hold manifests";

function listed(names: readonly string[]): string {
  const more = names.length - MAX_NAMES;
  return [...names.slice(0, MAX_NAMES), ...(more > 0 ? [`and ${more} more`] : [])].join(", ");
}

async function isDirectory(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() === true;
}
