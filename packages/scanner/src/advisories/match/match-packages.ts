import type { Distribution, Finding, ImageFacts, Package } from "@hasp/core";
import { ecosystemNameOf, ecosystemOfType } from "../../image/package-identity.ts";
import type { AdvisoryText, Affected } from "../advisory.ts";
import type { StoredSource } from "../store/stored-source.ts";
import { findFix, isAffected } from "./intervals.ts";

/** An advisory as it is stored: for one package of one source. */
export interface StoredAdvisory {
  readonly feed: string;
  readonly text: AdvisoryText;
  readonly affected: Affected;
}

export interface AdvisoryLookup {
  sourcesOf(ecosystem: string): readonly StoredSource[];
  /** The advisories for a package, in one order on every machine. */
  advisoriesFor(ecosystem: string, name: string): readonly StoredAdvisory[];
}

export interface MatchRequest {
  readonly distribution?: Distribution;
  readonly packages: readonly Package[];
}

export type Matches = Pick<ImageFacts, "findings" | "coverage">;

/**
 * Finds the advisories that hold for installed packages, each once a package. Packages of distributions are matched by
 * source package; where there is no data for an ecosystem, the coverage says so.
 */
export function matchPackages(
  { distribution, packages }: MatchRequest,
  lookup: AdvisoryLookup,
): Matches {
  const findings: Finding[] = [];
  const counts = new Map<string, number>();
  for (const one of packages) {
    const ecosystem = ecosystemNameOf(one.type, distribution);
    counts.set(ecosystem, (counts.get(ecosystem) ?? 0) + 1);
    findings.push(...findingsFor(one, ecosystem, lookup));
  }
  return { findings, coverage: coverageOf(counts, lookup) };
}

function findingsFor(installed: Package, ecosystem: string, lookup: AdvisoryLookup): Finding[] {
  const { name, version } = installed.source ?? installed;
  const found = new Map<string, Finding>();
  for (const advisory of lookup.advisoriesFor(ecosystem, name)) {
    if (found.has(advisory.text.id)) continue;
    const finding = findingOf(installed, version, advisory);
    if (finding) found.set(advisory.text.id, finding);
  }
  return [...found.values()];
}

function findingOf(
  installed: Package,
  matched: string,
  { feed, text, affected }: StoredAdvisory,
): Finding | undefined {
  const { order } = ecosystemOfType(installed.type);
  // what cannot be compared cannot be called unaffected
  if (order.isValid(matched) && !isAffected(matched, affected, order)) return undefined;
  const { type, name, version, purl, path, layer } = installed;
  const fixed = findFix(matched, affected, order);
  const state = fixed === undefined ? (affected.unfixed ?? "unknown") : "fixed";
  return {
    id: text.id,
    aliases: text.aliases,
    severity: affected.severity,
    ...(text.title !== undefined && { title: text.title }),
    package: { type, name, version, purl },
    path,
    ...(layer !== undefined && { layer }),
    fix: { state, ...(fixed !== undefined && { version: fixed }) },
    ...(text.published !== undefined && { publishedAt: text.published }),
    feed,
  };
}

function coverageOf(
  counts: ReadonlyMap<string, number>,
  lookup: AdvisoryLookup,
): ImageFacts["coverage"] {
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([ecosystem, packages]) => {
      const sources = lookup.sourcesOf(ecosystem);
      const updatedAt = sources
        .map((source) => source.updatedAt ?? "")
        .sort()
        .at(-1);
      const state = sources.length > 0 ? ("matched" as const) : ("no-data" as const);
      return { ecosystem, packages, state, ...(updatedAt && { updatedAt }) };
    });
}
