const METRICS = /^CVSS:3\.[01]\/(?<metrics>[A-Z:/]{1,200})$/;

const weights = {
  AV: { N: 0.85, A: 0.62, L: 0.55, P: 0.2 },
  AC: { L: 0.77, H: 0.44 },
  UI: { N: 0.85, R: 0.62 },
  C: { H: 0.56, L: 0.22, N: 0 },
  I: { H: 0.56, L: 0.22, N: 0 },
  A: { H: 0.56, L: 0.22, N: 0 },
} as const;

/** Privileges weigh less where the scope changes. */
const privileges = {
  U: { N: 0.85, L: 0.62, H: 0.27 },
  C: { N: 0.85, L: 0.68, H: 0.5 },
} as const;

/** The base score of a CVSS 3.0 or 3.1 vector (first.org/cvss/v3.1/specification-document, section 7.1); undefined if it is none. */
export function baseScore(vector: string): number | undefined {
  const metrics = metricsOf(vector);
  const scope = metrics?.get("S");
  if (metrics === undefined || (scope !== "U" && scope !== "C")) return undefined;
  const weigh = (table: object, metric: string) => weightOf(table, metrics.get(metric));
  const impacts = ["C", "I", "A"].map((m) => weigh(weights[m as "C" | "I" | "A"], m));
  const ways = [
    weigh(weights.AV, "AV"),
    weigh(weights.AC, "AC"),
    weigh(privileges[scope], "PR"),
    weigh(weights.UI, "UI"),
  ];
  if ([...impacts, ...ways].some(Number.isNaN)) return undefined;
  const iss = 1 - impacts.reduce((left, impact) => left * (1 - impact), 1);
  const impact =
    scope === "U" ? 6.42 * iss : 7.52 * (iss - 0.029) - 3.25 * Math.max(0, iss - 0.02) ** 15;
  if (impact <= 0) return 0;
  const exploitability = 8.22 * ways.reduce((left, way) => left * way, 1);
  return roundUp(Math.min((scope === "U" ? 1 : 1.08) * (impact + exploitability), 10));
}

/** Undefined for a metric twice (section 6: "must not"). */
function metricsOf(vector: string): Map<string, string> | undefined {
  const pairs = METRICS.exec(vector)
    ?.groups?.["metrics"]?.split("/")
    .map((pair) => pair.split(":"));
  if (pairs === undefined) return undefined;
  const metrics = new Map(pairs.map(([name = "", value = ""]) => [name, value]));
  return metrics.size === pairs.length ? metrics : undefined;
}

function weightOf(table: object, value: string | undefined): number {
  if (value === undefined || !Object.hasOwn(table, value)) return Number.NaN;
  return (table as Record<string, number>)[value] ?? Number.NaN;
}

/** Up to one decimal, over integers so that no machine differs (appendix A). */
function roundUp(score: number): number {
  const scaled = Math.round(score * 100_000);
  return scaled % 10_000 === 0 ? scaled / 100_000 : (Math.floor(scaled / 10_000) + 1) / 10;
}
