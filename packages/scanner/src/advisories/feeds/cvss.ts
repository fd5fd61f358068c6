import { type Severity, severityOfScore } from "@hasp/core";
import calculator from "ae-cvss-calculator";

/** What a CVSS vector says of a weakness by itself, without threat and environment. */
export interface BaseScore {
  readonly version: "2.0" | "3.0" | "3.1" | "4.0";
  /** From 0 to 10 with one decimal. */
  readonly score: number;
}

const { Cvss2, Cvss3P0, Cvss3P1, Cvss4P0 } = calculator;

/** The calculator takes full names, repeated metrics and empty texts too, so the outline is checked here. */
const VECTOR =
  /^(?<prefix>CVSS:(?:3\.[01]|4\.0)\/)?(?<metrics>[A-Za-z]{1,3}:[A-Za-z]{1,6}(?:\/[A-Za-z]{1,3}:[A-Za-z]{1,6}){0,40})$/;

/**
 * The base score of a vector of CVSS 2.0, 3.0, 3.1 or 4.0 (first.org/cvss); undefined if it is none, lacks a base metric or has a
 * metric twice (3.1 specification, section 6: "must not").
 */
export function baseScore(vector: string): BaseScore | undefined {
  const { prefix = "", metrics = "" } = VECTOR.exec(vector)?.groups ?? {};
  const names = metrics.split("/").map((metric) => metric.slice(0, metric.indexOf(":")));
  if (metrics === "" || new Set(names).size !== names.length) return undefined;
  const found = scoreOf(prefix, vector);
  return found?.score === undefined ? undefined : { version: found.version, score: found.score };
}

function scoreOf(prefix: string, vector: string) {
  try {
    switch (prefix) {
      case "": {
        const parsed = new Cvss2(vector);
        if (!parsed.isBaseFullyDefined()) return undefined;
        return { version: "2.0", score: parsed.calculateScores().base } as const;
      }
      case "CVSS:4.0/": {
        const parsed = new Cvss4P0(vector);
        // the calculator takes "safety" for base metrics too, and scores it below "high" (specification, table 8)
        if (!parsed.isBaseFullyDefined() || /\/S[CIA]:S/.test(vector)) return undefined;
        return { version: "4.0", score: parsed.calculateScores().baseMetricsOnly } as const;
      }
      default: {
        const is30 = prefix === "CVSS:3.0/";
        const parsed = is30 ? new Cvss3P0(vector) : new Cvss3P1(vector);
        if (!parsed.isBaseFullyDefined()) return undefined;
        return { version: is30 ? "3.0" : "3.1", score: parsed.calculateScores().base } as const;
      }
    }
  } catch {
    // a metric or value that the version does not have
    return undefined;
  }
}

/** How grave the vectors of one record are together: by the gravest of the newest version that it was rated in. */
export function severityOfVectors(vectors: readonly string[]): Severity | undefined {
  const scores = vectors.map(baseScore).filter((score) => score !== undefined);
  const newest = scores
    .map(({ version }) => version[0] ?? "")
    .sort()
    .at(-1);
  if (newest === undefined) return undefined;
  const highest = Math.max(
    ...scores.filter(({ version }) => version[0] === newest).map(({ score }) => score),
  );
  const severity = severityOfScore(highest);
  // NVD's rating of version 2 ends with "high", from 7.0 to 10.0 (nvd.nist.gov/vuln-metrics/cvss)
  return newest === "2" && severity === "critical" ? "high" : severity;
}
