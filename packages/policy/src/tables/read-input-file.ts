import { lstat, readFile, realpath } from "node:fs/promises";
import { dirname, isAbsolute, join, sep } from "node:path";
import { messageOf } from "@hasp/core";
import type { LibraryFile } from "../library/library-file.ts";
import { readPlainInput } from "../what-if/recorded-input.ts";
import { tableLimits } from "./table.ts";

/** A file beside the table, within the folder of the policies. */
export async function readInputFile({ place, name }: LibraryFile, file: string): Promise<unknown> {
  const root = place.slice(0, -name.length);
  const path = join(dirname(place), file);
  if (isAbsolute(file) || !path.startsWith(root))
    throw new TypeError(`${file} lies outside of the folder of the policies`);
  const real = await realpath(path).catch((error) => {
    throw new TypeError(`cannot read ${file}: ${messageOf(error)}`);
  });
  if (!real.startsWith(`${await realpath(root)}${sep}`))
    throw new TypeError(`${file} leads out of the folder of the policies`);
  const stats = await lstat(real);
  if (!stats.isFile()) throw new TypeError(`${file} is no plain file`);
  if (stats.size > tableLimits.inputBytes)
    throw new TypeError(`${file} is over ${tableLimits.inputBytes} bytes`);
  try {
    return readPlainInput(await readFile(real)).input;
  } catch (error) {
    throw new TypeError(`${file}: ${messageOf(error)}`);
  }
}
