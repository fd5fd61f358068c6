import { type Dirent, lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { messageOf } from "@hasp/core";
import { PolicyError } from "../error.ts";
import { isTest, type LibraryFile } from "./library-file.ts";

/** The folder of the policies that come with this package; seen from src/library and from dist/library alike. */
export const shippedLibrary: string = fileURLToPath(new URL("../../rego/", import.meta.url));

const limits = { files: 5000, entries: 50_000, depth: 8, bytes: 2 * 2 ** 20 } as const;

export interface ReadLibraryOptions {
  /** Whether files of tests are wanted: nothing that is built holds them. */
  readonly tests?: boolean;
}

/**
 * Every Rego file below the folders, in the order of the folders and of names. Symbolic links are not followed, so that
 * nothing from outside a folder enters a bundle. The files are small and read at once: a promise each takes twenty times as long.
 * @throws PolicyError `LIBRARY_INVALID`
 */
export async function readLibrary(
  folders: readonly string[],
  { tests = true }: ReadLibraryOptions = {},
): Promise<readonly LibraryFile[]> {
  return readFiles(folders, { wanted: /\.rego$/, tests }, (folder) => {
    throw invalid(`${folder} holds no Rego file`, "name the folder that holds <group>/<id>.rego");
  });
}

/**
 * Every table of tests below the folders, as `readLibrary` reads Rego. One whose file is named otherwise is told by what is in it, so
 * that it can be said that it is misnamed.
 * @throws PolicyError `LIBRARY_INVALID`
 */
export async function readTables(folders: readonly string[]): Promise<readonly LibraryFile[]> {
  return readFiles(folders, { wanted: /_test\.ya?ml$/, isAlike: isTable, tests: true });
}

const isYaml = /\.ya?ml$/i;

function isTable(place: string): boolean {
  if (!isYaml.test(place) || lstatSync(place).size > limits.bytes) return false;
  const text = readFileSync(place, "utf8");
  return /^policy:/m.test(text) && /^cases:/m.test(text);
}

interface Choice {
  readonly wanted: RegExp;
  /** Whether a plain file of another name is wanted all the same. */
  readonly isAlike?: (place: string) => boolean;
  /** Whether of Rego the tests are read too. */
  readonly tests: boolean;
}

function readFiles(
  folders: readonly string[],
  choice: Choice,
  onEmpty?: (folder: string) => never,
): readonly LibraryFile[] {
  const files: LibraryFile[] = [];
  for (const folder of folders) {
    const walk = { root: folder, entries: 0, found: 0, files, ...choice };
    readFolder(walk, []);
    if (walk.found === 0) onEmpty?.(folder);
  }
  return files;
}

interface Walk extends Choice {
  readonly root: string;
  readonly files: LibraryFile[];
  entries: number;
  found: number;
}

function readFolder(walk: Walk, parts: readonly string[]): void {
  const { root, wanted, isAlike, tests, files } = walk;
  const folder = join(root, ...parts);
  if (parts.length > limits.depth) throw invalid(`${folder} lies too deep`);
  for (const entry of list(folder)) {
    walk.entries += 1;
    if (walk.entries > limits.entries)
      throw invalid(`${root} holds more than ${limits.entries} entries`);
    if (entry.isDirectory() && entry.name !== "node_modules" && !entry.name.startsWith("."))
      readFolder(walk, [...parts, entry.name]);
    const place = join(folder, entry.name);
    if (!wanted.test(entry.name) && !(entry.isFile() && isAlike?.(place))) continue;
    if (!entry.isFile())
      throw invalid(`${place} is no plain file`, "copy the file instead of linking to it");
    walk.found += 1;
    const name = [...parts, entry.name].join("/");
    if (!tests && isTest({ name })) continue;
    if (files.length === limits.files) throw invalid(`more than ${limits.files} files`);
    files.push({ name, place, text: read(place) });
  }
}

function list(folder: string): Dirent[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    const hint = "name a folder of policies: <group>/<id>.rego";
    throw invalid(`cannot read the folder ${folder}: ${messageOf(error)}`, hint, error);
  }
}

function read(place: string): string {
  try {
    const { size } = lstatSync(place);
    if (size > limits.bytes) throw invalid(`${place} is over ${limits.bytes} bytes`);
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(place));
  } catch (error) {
    if (error instanceof PolicyError) throw error;
    throw invalid(`cannot read ${place}: ${messageOf(error)}`, undefined, error);
  }
}

function invalid(message: string, hint?: string, cause?: unknown): PolicyError {
  return new PolicyError("LIBRARY_INVALID", message, {
    cause,
    ...(hint !== undefined && { hint }),
  });
}
