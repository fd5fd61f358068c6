import type { PackageType } from "@hasp/core";
import { apk } from "./apk.ts";
import { dpkg } from "./dpkg.ts";
import { semver } from "./semver.ts";
import type { VersionOrder } from "./version-order.ts";

/** The order of each package type's versions. */
export const versionOrders: Readonly<Record<PackageType, VersionOrder>> = {
  deb: dpkg,
  apk,
  npm: semver,
};
