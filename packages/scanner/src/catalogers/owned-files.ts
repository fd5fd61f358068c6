import type { CatalogFile } from "./cataloger.ts";
import { textOf } from "./text.ts";

/** A file that belongs to a package of the distribution. */
export interface OwnedFile {
  readonly path: string;
  readonly owner: string;
}

/** Reads which npm manifests a distribution's own packages brought; other files are left out, as nobody asks for them. */
export interface OwnershipReader {
  readonly globs: readonly string[];
  read(file: CatalogFile): OwnedFile[];
}

/** dpkg keeps a list of paths for each package: `libc6:amd64.list` where several architectures can be installed. */
const dpkgLists: OwnershipReader = {
  globs: ["var/lib/dpkg/info/*.list"],

  read({ path, bytes }) {
    if (!namesModules(bytes)) return [];
    const file = path.slice(path.lastIndexOf("/") + 1, -".list".length);
    const owner = file.split(":", 1)[0] ?? file;
    const owned: OwnedFile[] = [];
    for (const line of textOf(bytes).split("\n")) {
      if (!isManifest(line)) continue;
      owned.push({ path: line.replace(/^\/+/, ""), owner });
    }
    return owned;
  },
};

/** apk's database names folders (`F:`) and the files in them (`R:`) below the package (`P:`). */
const apkDatabase: OwnershipReader = {
  globs: ["lib/apk/db/installed", "usr/lib/apk/db/installed"],

  read({ bytes }) {
    if (!namesModules(bytes)) return [];
    const owned: OwnedFile[] = [];
    let owner = "";
    let folder = "";
    for (const line of textOf(bytes).split("\n")) {
      if (line.startsWith("P:")) owner = line.slice(2);
      else if (line.startsWith("F:")) folder = line.slice(2);
      else if (line === "R:package.json" && isManifest(`${folder}/package.json`)) {
        owned.push({ path: `${folder}/package.json`, owner });
      }
    }
    return owned;
  },
};

export const ownershipReaders: readonly OwnershipReader[] = [dpkgLists, apkDatabase];

/** Most lists name none, and looking at the bytes spares making text of them. */
function namesModules(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes("/node_modules/");
}

function isManifest(path: string): boolean {
  return path.endsWith("/package.json") && path.includes("node_modules/");
}
