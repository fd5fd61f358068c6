import { semver } from "../versions/semver.ts";
import type { Ecosystem } from "./ecosystem.ts";

/** Packages of the npm registry, whatever distribution they are installed on. */
export const npm: Ecosystem = {
  name: "npm",
  version: 1,
  packageType: "npm",
  order: semver,
  splitName(name) {
    const slash = name.indexOf("/");
    return slash < 0 ? { name } : { namespace: name.slice(0, slash), name: name.slice(slash + 1) };
  },
  osv: [{ pattern: /^npm$/ }],
  unread: [],
};
