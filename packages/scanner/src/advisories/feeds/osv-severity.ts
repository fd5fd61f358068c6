import { type Severity, severityOfScore } from "@hasp/core";
import { baseScore } from "./cvss3.ts";

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
 * How grave an OSV record is: by the vendor's own word, else its CVSS 3 vector, else its database's word.
 * CVSS 2 and 4 vectors are not scored.
 */
export function osvSeverity(id: string, rated: readonly Rated[]): Severity {
  const ratings = rated.flatMap(({ severity = [] }) => severity);
  const vendor = ratings.find(({ type }) => type === "Ubuntu");
  const scores = ratings
    .filter(({ type }) => type === "CVSS_V3")
    .map(({ score }) => baseScore(score))
    .filter((score) => score !== undefined);
  const word = rated.map(({ database_specific: own }) => own?.severity).find((one) => wordOf(one));
  const byScore = scores.length > 0 ? severityOfScore(Math.max(...scores)) : undefined;
  return wordOf(vendor?.score) ?? byScore ?? wordOf(word) ?? unrated(id);
}

function wordOf(word: unknown): Severity | undefined {
  return typeof word === "string" ? words.get(word.toLowerCase()) : undefined;
}

/** Malicious packages (github.com/ossf/malicious-packages) are published without a rating. */
function unrated(id: string): Severity {
  return id.startsWith("MAL-") ? "critical" : "unknown";
}
