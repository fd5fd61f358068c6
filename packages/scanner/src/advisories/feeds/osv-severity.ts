import type { Severity } from "@hasp/core";
import { severityOfVectors } from "./cvss.ts";

const words: ReadonlyMap<string, Severity> = new Map([
  ["none", "negligible"],
  ["negligible", "negligible"],
  ["low", "low"],
  ["moderate", "medium"],
  ["medium", "medium"],
  ["high", "high"],
  ["critical", "critical"],
]);

export interface Rated {
  readonly severity?: readonly { readonly type: string; readonly score: string }[] | undefined;
  readonly database_specific?: { readonly severity?: unknown } | undefined;
}

/**
 * How grave an OSV record is: by the vendor's own word, else its CVSS vectors, else its database's word.
 */
export function osvSeverity(id: string, rated: readonly Rated[]): Severity {
  const ratings = rated.flatMap(({ severity = [] }) => severity);
  const vendor = ratings.find(({ type }) => type === "Ubuntu");
  const vectors = ratings.filter(({ type }) => type.startsWith("CVSS_")).map(({ score }) => score);
  const word = rated.map(({ database_specific: own }) => own?.severity).find((one) => wordOf(one));
  return wordOf(vendor?.score) ?? severityOfVectors(vectors) ?? wordOf(word) ?? unrated(id);
}

function wordOf(word: unknown): Severity | undefined {
  return typeof word === "string" ? words.get(word.toLowerCase()) : undefined;
}

/** Malicious packages (github.com/ossf/malicious-packages) are published without a rating. */
function unrated(id: string): Severity {
  return id.startsWith("MAL-") ? "critical" : "unknown";
}
