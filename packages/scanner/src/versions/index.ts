import { apk } from "./apk.ts";
import { dpkg } from "./dpkg.ts";
import { semver } from "./semver.ts";
import type { VersionOrder } from "./version-order.ts";

export const versionOrders: readonly VersionOrder[] = [dpkg, apk, semver];
