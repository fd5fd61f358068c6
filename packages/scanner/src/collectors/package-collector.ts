import { messageOf, type Package, type Problem } from "@hasp/core";
import type { CatalogedPackage, Cataloger, CatalogFile } from "../catalogers/cataloger.ts";
import { catalogers } from "../catalogers/index.ts";
import { type OwnedFile, ownershipReaders } from "../catalogers/owned-files.ts";
import { ScanError } from "../error.ts";
import { packagePurl } from "../image/package-identity.ts";
import { compileGlob, type GlobMatcher } from "../layers/glob.ts";
import type { LayerEntry } from "../layers/layer-entry.ts";
import type { Collected, Collector, ReadImage } from "./collector.ts";
import { findGaps, type ReadFile } from "./package-gaps.ts";

/** No distribution has a tenth of this. */
const MAX_PACKAGES = 500_000;
/** Of one file: a broken database has more bad lines than anybody reads. */
const MAX_PROBLEMS = 20;

interface CatalogedFile extends ReadFile {
  readonly packages: readonly CatalogedPackage[];
  readonly problems: readonly Problem[];
}

interface OwnershipFile {
  readonly entry: LayerEntry;
  readonly path: string;
  readonly layer: number;
  readonly owned: readonly OwnedFile[];
}

const members = catalogers.map((member) => ({ member, matches: compileGlobs(member.globs) }));
const owners = ownershipReaders.map((member) => ({ member, matches: compileGlobs(member.globs) }));

const readers = [...members, ...owners];

/** Hands the files of an image's layers to the catalogers, and keeps what they find until it is known which files stay. */
export class PackageCollector implements Collector {
  readonly name = "packages";
  readonly version = 2;
  readonly failure = "NOTHING_CATALOGED";
  readonly #files: CatalogedFile[] = [];
  readonly #ownership: OwnershipFile[] = [];
  #count = 0;

  wants({ path }: LayerEntry): boolean {
    return readers.some(({ matches }) => matches(path));
  }

  /** @throws ScanError `LIMIT_EXCEEDED` for more packages than any real image has */
  add(entry: LayerEntry, bytes: Uint8Array, layer: number): void {
    const { path } = entry;
    const file = { path, bytes };
    for (const { member, matches } of owners) {
      if (!matches(path)) continue;
      const owned = member.read(file);
      if (owned.length > 0) this.#ownership.push({ entry, path, layer, owned });
    }
    for (const { member, matches } of members) {
      if (!matches(path)) continue;
      const cataloged = { entry, cataloger: member, path, layer, ...catalogFile(member, file) };
      this.#files.push(cataloged);
      this.#count += cataloged.packages.length;
    }
    if (this.#count > MAX_PACKAGES) {
      throw new ScanError("LIMIT_EXCEEDED", `the image lists more than ${MAX_PACKAGES} packages`, {
        hint: `its package databases look forged; the last one read was ${path}`,
      });
    }
  }

  /** The packages of the files that a container would see, and what is wrong with these files. */
  finish(image: ReadImage): Collected {
    const files = this.#files.filter((file) => isLast(file, image));
    const visible = files.filter(({ layer, path }) => !image.view.isRemoved(layer, path));
    const owners = this.#owners(image);
    const packages = visible.flatMap((file) => place(file, image, owners.get(file.path)));
    const problems = visible.flatMap((file) => file.problems);
    return {
      facts: { packages },
      problems: [...problems, ...findGaps(files, packages, image)],
    };
  }

  #owners(image: ReadImage): ReadonlyMap<string, string> {
    const visible = this.#ownership.filter(
      (file) => isLast(file, image) && !image.view.isRemoved(file.layer, file.path),
    );
    // layers are read side by side: sorting makes a file of two owners have the same one in every scan
    visible.sort((a, b) => a.layer - b.layer || (a.path < b.path ? -1 : 1));
    return new Map(visible.flatMap(({ owned }) => owned.map(({ path, owner }) => [path, owner])));
  }
}

/** A layer may have a path twice: what is unpacked last stays. */
function isLast(file: CatalogedFile | OwnershipFile, { layers }: ReadImage): boolean {
  return layers[file.layer]?.entries.get(file.path) === file.entry;
}

function place(file: CatalogedFile, image: ReadImage, owner: string | undefined): Package[] {
  const diffId = image.layers[file.layer]?.diffId;
  return file.packages.map((found) => ({
    ...found,
    purl: packagePurl(found, image.facts.distribution),
    path: file.path,
    ...(diffId !== undefined && { layer: diffId }),
    ...(owner !== undefined && { ownedBy: owner }),
  }));
}

function compileGlobs(globs: readonly string[]): GlobMatcher {
  const matchers = globs.map(compileGlob);
  return (path) => matchers.some((matches) => matches(path));
}

function catalogFile(cataloger: Cataloger, file: CatalogFile) {
  const problems: Problem[] = [];
  let unnamed = 0;
  const onProblem = (message: string) => {
    if (problems.length < MAX_PROBLEMS)
      problems.push({ code: "ENTRY_SKIPPED", path: file.path, message });
    else unnamed++;
  };
  let packages: readonly CatalogedPackage[] = [];
  try {
    packages = cataloger.catalog(file, onProblem);
  } catch (error) {
    problems.push({ code: "CATALOG_FAILED", path: file.path, message: messageOf(error) });
  }
  if (unnamed > 0) {
    problems.push({
      code: "ENTRY_SKIPPED",
      path: file.path,
      message: `${unnamed} more bad entries`,
    });
  }
  return { packages, problems };
}
