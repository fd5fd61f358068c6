import { z } from "zod";

/** From least to most grave; `unknown` says that nobody rated it, not that it is harmless. */
export const severities = ["unknown", "negligible", "low", "medium", "high", "critical"] as const;

export const Severity = z.enum(severities);
export type Severity = z.infer<typeof Severity>;

/** Orders severities: negative when `a` is less grave than `b`. */
export function compareSeverity(a: Severity, b: Severity): number {
  return severities.indexOf(a) - severities.indexOf(b);
}

/** The qualitative rating of a CVSS v3 or v4 base score (first.org/cvss/v3.1/specification-document, section 5). */
export function severityOfScore(score: number): Severity {
  if (score >= 9) return "critical";
  if (score >= 7) return "high";
  if (score >= 4) return "medium";
  return score > 0 ? "low" : "negligible";
}
