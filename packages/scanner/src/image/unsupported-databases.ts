import type { Problem } from "@hasp/core";
import { catalogers } from "../catalogers/index.ts";
import { ecosystems } from "../ecosystems/index.ts";
import { compileGlob } from "../layers/glob.ts";
import type { SquashedView } from "../layers/squash.ts";

/** Package databases of families that no ecosystem speaks for yet, by where they are. */
const FOREIGN: readonly (readonly [kind: string, path: string])[] = [
  ["rpm", "var/lib/rpm/rpmdb.sqlite"],
  ["rpm", "var/lib/rpm/Packages.db"],
  ["rpm", "var/lib/rpm/Packages"],
  ["rpm", "usr/lib/sysimage/rpm/rpmdb.sqlite"],
  ["rpm", "usr/lib/sysimage/rpm/Packages.db"],
  ["rpm", "usr/lib/sysimage/rpm/Packages"],
  ["rpm", "usr/share/rpm/rpmdb.sqlite"],
  ["rpm", "var/lib/rpmmanifest/container-manifest-2"],
  ["opkg", "usr/lib/opkg/status"],
  ["opkg", "var/lib/opkg/status"],
  ["pacman", "var/lib/pacman/local"],
  ["portage", "var/db/pkg"],
  ["nix", "nix/var/nix/db/db.sqlite"],
];

const read = catalogers.flatMap(({ globs }) => globs.map(compileGlob));

/** What a cataloger reads drops out by itself, so that adding one touches no line here. */
const databases = [
  ...FOREIGN,
  ...ecosystems.flatMap(({ name, unread }) => unread.map((path) => [name, path] as const)),
].filter(([, path]) => !read.some((matches) => matches(path)));

/** Says which packages a scan does not see: an image of theirs would look clean. */
export function findUnsupportedDatabases(view: SquashedView): Problem[] {
  return databases
    .filter(([, path]) => view.resolve(path) !== undefined)
    .map(([kind, path]) => ({
      code: "DATABASE_UNSUPPORTED",
      path,
      message: `packages of ${kind} are not read, so their vulnerabilities are not found`,
    }));
}
