import type { Problem } from "@hasp/core";
import type { SquashedView } from "../layers/squash.ts";

/** Package databases that no cataloger reads yet, by where they are. */
const DATABASES: readonly (readonly [kind: string, path: string])[] = [
  ["rpm", "var/lib/rpm/rpmdb.sqlite"],
  ["rpm", "var/lib/rpm/Packages.db"],
  ["rpm", "var/lib/rpm/Packages"],
  ["rpm", "usr/lib/sysimage/rpm/rpmdb.sqlite"],
  ["rpm", "usr/lib/sysimage/rpm/Packages.db"],
  ["rpm", "usr/lib/sysimage/rpm/Packages"],
  ["rpm", "usr/share/rpm/rpmdb.sqlite"],
  ["rpm", "var/lib/rpmmanifest/container-manifest-2"],
  ["chisel", "var/lib/chisel/manifest.wall"],
  ["opkg", "usr/lib/opkg/status"],
  ["opkg", "var/lib/opkg/status"],
  ["pacman", "var/lib/pacman/local"],
  ["portage", "var/db/pkg"],
  ["nix", "nix/var/nix/db/db.sqlite"],
];

/** Says which packages a scan does not see: an image of theirs would look clean. */
export function findUnsupportedDatabases(view: SquashedView): Problem[] {
  return DATABASES.filter(([, path]) => view.resolve(path) !== undefined).map(([kind, path]) => ({
    code: "DATABASE_UNSUPPORTED",
    path,
    message: `packages of ${kind} are not read, so their vulnerabilities are not found`,
  }));
}
