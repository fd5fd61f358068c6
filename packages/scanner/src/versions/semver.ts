import { SemVer } from "semver";
import { compareParsed } from "./compare-parsed.ts";
import type { VersionOrder } from "./version-order.ts";

/** `1.2`, `v1.2.3` and `1.2-beta` as OSV reads them: absent numbers are zero. */
const LOOSE =
  /^\s*[v=]*\s*(?<major>\d+)(?:\.(?<minor>\d+))?(?:\.(?<patch>\d+))?(?<rest>[-+][0-9A-Za-z.+-]*)?\s*$/;

/** Longer versions are refused, as node-semver does. */
const MAX_LENGTH = 256;

/** The order of npm packages (semver.org, clause 11); build metadata does not count. */
export const semver: VersionOrder = {
  name: "semver",
  isValid: (version) => parse(version) !== undefined,

  compare: (a, b) => compareParsed(a, b, parse, (left, right) => left.compare(right)),
};

function parse(version: string): SemVer | undefined {
  if (version.length > MAX_LENGTH) return undefined;
  const { major, minor = "0", patch = "0", rest = "" } = LOOSE.exec(version)?.groups ?? {};
  const complete = major === undefined ? version : `${major}.${minor}.${patch}${rest}`;
  try {
    return new SemVer(complete, { loose: true });
  } catch {
    return undefined;
  }
}
