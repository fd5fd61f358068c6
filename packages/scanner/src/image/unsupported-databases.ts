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

/** The databases that none of the globs reads; what a new cataloger reads drops out by itself. */
export function databasesBeside(globs: readonly string[]): readonly (readonly [string, string])[] {
  const matchers = globs.map(compileGlob);
  // a database may be a folder, of which a cataloger reads the files
  const isRead = (path: string) =>
    matchers.some((matches) => matches(path)) || globs.some((glob) => glob.startsWith(`${path}/`));
  const unread = ecosystems.flatMap((one) => one.unread.map((path) => [one.name, path] as const));
  return [...FOREIGN, ...unread].filter(([, path]) => !isRead(path));
}

const databases = databasesBeside(catalogers.flatMap(({ globs }) => globs));

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
