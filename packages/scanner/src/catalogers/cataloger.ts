import type { Package } from "@hasp/core";

/** What a cataloger finds in one file; the engine adds the place, the layer and the package URL's distribution. */
export type CatalogedPackage = Omit<Package, "path" | "layer" | "purl" | "ownedBy">;

/** A file of an image, read whole within the engine's limits. */
export interface CatalogFile {
  /** Without a leading slash. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Finds the packages that one kind of file declares as installed. */
export interface Cataloger {
  readonly name: string;
  /** Raised when the same files give other packages: facts made by an older version are stale. */
  readonly version: number;
  /** Paths in the image, without a leading slash: `**` for any folders, `*` within one. */
  readonly globs: readonly string[];
  /** A database names all packages of a distribution, so one without any is a problem; a manifest names its own package. */
  readonly reads: "database" | "manifest";
  /** @throws Error for a file that cannot be read at all; a bad entry goes to `onProblem` and the rest goes on. */
  catalog(file: CatalogFile, onProblem: (message: string) => void): CatalogedPackage[];
}
