import type { CatalogedPackage, Cataloger } from "../cataloger.ts";
import { quote, textOf } from "../text.ts";

const NAME = /^[A-Za-z0-9_.+-]{1,256}$/;
const VERSION = /^[0-9][A-Za-z0-9._~-]{0,255}$/;

/**
 * Packages installed by apk: the database is blocks of `X:value` lines (apk-package(5) names the letters).
 * Newer Alpine keeps it below `usr/`. Names that start with a dot are groups made by `apk add --virtual`: no files, no advisories.
 */
export const apk: Cataloger = {
  name: "apk",
  version: 2,
  reads: "database",
  globs: ["lib/apk/db/installed", "usr/lib/apk/db/installed"],

  catalog({ bytes }, onProblem) {
    const packages: CatalogedPackage[] = [];
    for (const block of parseApkBlocks(textOf(bytes), onProblem)) {
      const name = block.get("P");
      const version = block.get("V");
      if (name?.startsWith(".")) continue;
      if (name === undefined || !NAME.test(name)) {
        onProblem(`not a package name: ${quote(name)}`);
      } else if (version === undefined || !VERSION.test(version)) {
        onProblem(`package ${name}: not a version: ${quote(version)}`);
      } else packages.push(toPackage(name, version, block));
    }
    return packages;
  },
};

function toPackage(
  name: string,
  version: string,
  block: ReadonlyMap<string, string>,
): CatalogedPackage {
  const architecture = block.get("A");
  const origin = block.get("o");
  const license = block.get("L");
  return {
    type: "apk",
    name,
    version,
    ...(architecture && { architecture: architecture.slice(0, 64) }),
    // a subpackage has the version of its origin
    ...(origin && origin !== name && { source: { name: origin.slice(0, 256), version } }),
    ...(license && { licenses: [license.slice(0, 1024)] }),
  };
}

/**
 * The first value of each upper- or lower-case letter in a block; file lists (`F:`, `R:` …) follow the package's own lines. A second
 * name or version is told: without the empty line between them one package hides another.
 */
function* parseApkBlocks(
  text: string,
  onProblem: (message: string) => void,
): Generator<ReadonlyMap<string, string>> {
  let block = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const letter = line.slice(0, 1);
    if (line === "") {
      if (block.size > 0) yield block;
      block = new Map();
    } else if (line[1] !== ":") onProblem(`no letter before a colon: ${quote(line)}`);
    else if (!block.has(letter)) block.set(letter, line.slice(2));
    else if (letter === "P" || letter === "V") onProblem(`${quote(line)}: second in its block`);
  }
  if (block.size > 0) yield block;
}
