import { type Distribution, formatPurl } from "@hasp/core";
import type { CatalogedPackage } from "./cataloger.ts";

/**
 * The package URL of an installed package; distribution packages are named below their distribution
 * (purl-types-index: deb, apk, npm). An image without os-release is taken for the family's own: `debian`, `alpine`.
 */
export function packagePurl(
  found: CatalogedPackage,
  distribution: Distribution | undefined,
): string {
  const { type, name, version } = found;
  if (type === "npm") {
    const slash = name.indexOf("/");
    const scope = slash < 0 ? {} : { namespace: name.slice(0, slash) };
    return formatPurl({ type, ...scope, name: name.slice(slash + 1), version });
  }
  const release = distribution?.versionId ?? distribution?.codename;
  return formatPurl({
    type,
    namespace: distribution?.id ?? (type === "deb" ? "debian" : "alpine"),
    name,
    version,
    qualifiers: {
      arch: found.architecture ?? "",
      distro: distribution && release ? `${distribution.id}-${release}` : "",
    },
  });
}
