import type { Distribution, PackageType } from "@hasp/core";
import type { VersionOrder } from "../versions/version-order.ts";

/** How OSV names an ecosystem (ossf.github.io/osv-schema, "Defined ecosystems"), and whether its records are taken. */
export interface OsvName {
  /** Matches the whole name; the group `release` is the release of a distribution. */
  readonly pattern: RegExp;
  /** Why records of this name are not taken; absent where they are. */
  readonly passedOver?: string;
  /** Whether the packages' own vendor writes the records, so that a missing fix is a statement. */
  readonly isVendor?: true;
}

/** All that is particular to the packages of one distribution or language, beside the file format that its cataloger reads. */
export interface Ecosystem {
  /** `npm`; a distribution's is its `ID` in os-release(5), and its namespace in package URLs. */
  readonly name: string;
  /** Raised when the same packages get other facts: those made by an older version are stale. */
  readonly version: number;
  /** Also the type of its package URLs. The first ecosystem of a type stands for it where the distribution is not known. */
  readonly packageType: PackageType;
  readonly order: VersionOrder;
  /** The release that feeds publish advisories for, undefined where os-release does not tell; absent where no distribution matters. */
  readonly release?: (distribution: Distribution) => string | undefined;
  /** What stands before a name in a package URL and what is left of it; absent where the distribution is the namespace. */
  readonly splitName?: (name: string) => { readonly namespace?: string; readonly name: string };
  readonly osv: readonly OsvName[];
  /** Databases that also list its packages and that no cataloger reads, without a leading slash. */
  readonly unread: readonly string[];
}
