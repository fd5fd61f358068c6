import type { CatalogedPackage, Cataloger } from "../cataloger.ts";
import { quote, textOf } from "../text.ts";
import { type Paragraph, parseDeb822 } from "./deb822.ts";

const NAME = /^[A-Za-z0-9][A-Za-z0-9+._-]{0,255}$/;
const VERSION = /^[A-Za-z0-9.+~:-]{1,256}$/;
const SOURCE = /^(?<name>[^\s()]+)(?:\s*\((?<version>[^\s()]+)\))?$/;

/** Packages installed by dpkg; distroless images keep one file a package in status.d. */
export const dpkg: Cataloger = {
  name: "dpkg",
  version: 1,
  reads: "database",
  globs: ["var/lib/dpkg/status", "var/lib/dpkg/status.d/*"],

  catalog({ path, bytes }, onProblem) {
    if (path.endsWith(".md5sums")) return [];
    const packages: CatalogedPackage[] = [];
    for (const paragraph of parseDeb822(textOf(bytes), onProblem)) {
      if (!isOnDisk(paragraph.get("status"))) continue;
      const found = toPackage(paragraph, onProblem);
      if (found !== undefined) packages.push(found);
    }
    return packages;
  },
};

/**
 * Whether the package's files are there: dpkg(1) lists the states. Entries of status.d carry no status, and an
 * interrupted installation (`unpacked`, `half-configured`) leaves its files as vulnerable as a finished one.
 */
function isOnDisk(status: string | undefined): boolean {
  const state = status?.split(/\s+/).at(-1);
  return state !== "not-installed" && state !== "config-files";
}

function toPackage(
  paragraph: Paragraph,
  onProblem: (message: string) => void,
): CatalogedPackage | undefined {
  const name = paragraph.get("package");
  const version = paragraph.get("version");
  if (name === undefined || !NAME.test(name)) {
    onProblem(`not a package name: ${quote(name)}`);
    return undefined;
  }
  if (version === undefined || !VERSION.test(version)) {
    onProblem(`package ${name}: not a version: ${quote(version)}`);
    return undefined;
  }
  const architecture = paragraph.get("architecture");
  const source = sourceOf(name, version, paragraph.get("source"));
  return {
    type: "deb",
    name,
    version,
    ...(architecture !== undefined && { architecture: architecture.slice(0, 64) }),
    ...(source !== undefined && { source }),
  };
}

/** deb-control(5), `Source`: the version stands in parentheses when it is not the binary package's. */
function sourceOf(name: string, version: string, field: string | undefined) {
  const groups = SOURCE.exec(field ?? "")?.groups;
  const source = { name: groups?.["name"] ?? name, version: groups?.["version"] ?? version };
  return source.name === name && source.version === version ? undefined : source;
}
