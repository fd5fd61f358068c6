import { dpkg } from "../../versions/dpkg.ts";
import { semver } from "../../versions/semver.ts";
import type { VersionOrder } from "../../versions/version-order.ts";

/** How an OSV ecosystem is taken, or why it is not. */
export type OsvEcosystem =
  | {
      readonly ecosystem: string;
      readonly order: VersionOrder;
      /** Whether the packages' own vendor writes the records, so that a missing fix is a statement. */
      readonly vendor: boolean;
    }
  | { readonly reason: string };

/** Looks an ecosystem up by OSV's name: `npm`, `Ubuntu:18.04:LTS` (ossf.github.io/osv-schema, "Defined ecosystems"). */
export function osvEcosystem(name: string): OsvEcosystem {
  if (name === "npm") return { ecosystem: "npm", order: semver, vendor: false };
  const ubuntu = /^Ubuntu:(\d+\.\d+)(?::LTS)?$/.exec(name)?.[1];
  if (ubuntu) return { ecosystem: `ubuntu:${ubuntu}`, order: dpkg, vendor: true };
  if (/^Ubuntu:Pro\b/.test(name)) {
    return { reason: "its fixes come to subscribers of Ubuntu Pro only" };
  }
  if (/^Debian\b/.test(name)) {
    return { reason: "import the Debian security tracker's own JSON instead" };
  }
  if (/^Alpine\b/.test(name)) return { reason: "import Alpine's own secdb JSON instead" };
  return { reason: "the order of its versions is not known here" };
}
