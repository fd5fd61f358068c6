import type { Distribution, ImageFacts, Package } from "@hasp/core";
import { ecosystemOf } from "./advisories/ecosystem-of.ts";

/** What a scan without a database tells of its packages: no finding, and for no ecosystem that there is none. */
export function unmatched(
  packages: readonly Package[],
  distribution: Distribution | undefined,
): Pick<ImageFacts, "findings" | "coverage"> {
  const counts = new Map<string, number>();
  for (const { type } of packages) {
    const ecosystem = ecosystemOf(type, distribution);
    counts.set(ecosystem, (counts.get(ecosystem) ?? 0) + 1);
  }
  const coverage = [...counts].map(([ecosystem, count]) => {
    return { ecosystem, packages: count, state: "no-data" } as const;
  });
  return { findings: [], coverage };
}
