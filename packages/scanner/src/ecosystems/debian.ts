import { dpkg } from "../versions/dpkg.ts";
import type { Ecosystem } from "./ecosystem.ts";

/** Debian's codenames and the numbers that os-release(5) gives (debian.org/releases); `sid` has none. */
export const debianReleases: ReadonlyMap<string, string> = new Map([
  ["woody", "3.0"],
  ["sarge", "3.1"],
  ["etch", "4"],
  ["lenny", "5"],
  ["squeeze", "6"],
  ["wheezy", "7"],
  ["jessie", "8"],
  ["stretch", "9"],
  ["buster", "10"],
  ["bullseye", "11"],
  ["bookworm", "12"],
  ["trixie", "13"],
  ["forky", "14"],
  ["duke", "15"],
  ["sid", "sid"],
]);

/** Debian: advisories are published for a release by its number, or for `sid`. */
export const debian: Ecosystem = {
  name: "debian",
  version: 1,
  packageType: "deb",
  order: dpkg,
  // testing and unstable have a codename alone
  release: ({ versionId, codename = "" }) =>
    versionId === undefined ? debianReleases.get(codename) : /^\d+/.exec(versionId)?.[0],
  osv: [
    {
      pattern: /^Debian(?::.*)?$/,
      passedOver: "import the Debian security tracker's own JSON instead",
    },
  ],
  unread: [],
};
