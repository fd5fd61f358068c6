import type { Distribution, PackageType } from "@hasp/core";
import { debianReleases } from "../debian-releases.ts";

interface DistributionFamily {
  /** `ID` of os-release(5). */
  readonly id: string;
  readonly type: PackageType;
  /** The release that feeds publish advisories for; undefined when os-release does not tell. */
  readonly release: (distribution: Distribution) => string | undefined;
}

const families: readonly DistributionFamily[] = [
  {
    id: "debian",
    type: "deb",
    // testing and unstable have a codename alone
    release: ({ versionId, codename = "" }) =>
      versionId === undefined ? debianReleases.get(codename) : /^\d+/.exec(versionId)?.[0],
  },
  { id: "ubuntu", type: "deb", release: ({ versionId }) => versionId },
  { id: "alpine", type: "apk", release: ({ versionId = "" }) => alpineRelease(versionId) },
];

/**
 * The ecosystem whose advisories hold for packages of a type: `debian:12`, `alpine:v3.17`, `npm`.
 * A distribution that no feed covers has a name of its own (`apk:wolfi`), so that its packages are told as unmatched.
 */
export function ecosystemOf(type: PackageType, distribution: Distribution | undefined): string {
  if (type === "npm") return type;
  if (distribution === undefined) return type;
  const family = families.find((one) => one.id === distribution.id && one.type === type);
  const release = family?.release(distribution);
  if (family === undefined) return `${type}:${distribution.id}`;
  return release === undefined ? `${type}:${family.id}` : `${family.id}:${release}`;
}

/** Alpine's edge calls itself `3.21_alpha20240807`: the release it will become. */
function alpineRelease(versionId: string): string | undefined {
  if (versionId.includes("_")) return "edge";
  const branch = /^\d+\.\d+/.exec(versionId)?.[0];
  return branch === undefined ? undefined : `v${branch}`;
}
