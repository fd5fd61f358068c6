import type { Ecosystem } from "../../ecosystems/ecosystem.ts";
import { ecosystems } from "../../ecosystems/index.ts";
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

/** Looks an ecosystem up by OSV's name: `npm`, `Ubuntu:18.04:LTS`. */
export function osvEcosystem(name: string): OsvEcosystem {
  for (const ecosystem of ecosystems) {
    const taken = takenAs(name, ecosystem);
    if (taken) return taken;
  }
  return { reason: "the order of its versions is not known here" };
}

function takenAs(name: string, { name: own, order, osv }: Ecosystem): OsvEcosystem | undefined {
  for (const { pattern, passedOver, isVendor = false } of osv) {
    const match = pattern.exec(name);
    if (match === null) continue;
    if (passedOver !== undefined) return { reason: passedOver };
    const release = match.groups?.["release"];
    return { ecosystem: release ? `${own}:${release}` : own, order, vendor: isVendor };
  }
  return undefined;
}
