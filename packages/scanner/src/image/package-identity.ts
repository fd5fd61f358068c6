import { type Distribution, formatPurl, type Package, type PackageType } from "@hasp/core";
import type { Ecosystem } from "../ecosystems/ecosystem.ts";
import { ecosystems } from "../ecosystems/index.ts";

/**
 * The ecosystem that stands for a type where the distribution does not matter or is not known.
 * @throws Error for a type of which no ecosystem is listed
 */
export function ecosystemOfType(type: PackageType): Ecosystem {
  const found = ecosystems.find(({ packageType }) => packageType === type);
  if (found === undefined) throw new Error(`no ecosystem has packages of type ${type}`);
  return found;
}

/**
 * What advisories are stored under for packages of a type: `debian:12`, `alpine:v3.17`, `npm`.
 * A distribution that no feed covers has a name of its own (`apk:wolfi`), so that its packages are told as unmatched.
 */
export function ecosystemNameOf(type: PackageType, distribution: Distribution | undefined): string {
  const family = ecosystemOfType(type);
  if (family.release === undefined) return family.name;
  if (distribution === undefined) return type;
  const own = ecosystems.find(
    ({ name, packageType }) => name === distribution.id && packageType === type,
  );
  const release = own?.release?.(distribution);
  return own === undefined || release === undefined
    ? `${type}:${distribution.id}`
    : `${own.name}:${release}`;
}

/**
 * The package URL of an installed package; distribution packages are named below their distribution (purl-types-index).
 * An image without os-release is taken for the type's first: `debian`, `alpine`.
 */
export function packagePurl(
  {
    type,
    name,
    version,
    architecture = "",
  }: Pick<Package, "type" | "name" | "version" | "architecture">,
  distribution: Distribution | undefined,
): string {
  const family = ecosystemOfType(type);
  if (family.splitName) return formatPurl({ type, ...family.splitName(name), version });
  const release = distribution?.versionId ?? distribution?.codename;
  return formatPurl({
    type,
    namespace: distribution?.id ?? family.name,
    name,
    version,
    qualifiers: {
      arch: architecture,
      distro: distribution && release ? `${distribution.id}-${release}` : "",
    },
  });
}
