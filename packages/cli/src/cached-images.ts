import {
  compareSeverity,
  type ImageFacts,
  isDigest,
  parseImageReference,
  type Severity,
} from "@hasp/core";
import type {
  Context,
  Decision,
  Evaluator,
  ImageFactsSource,
  ImageQuery,
  ImageSummary,
  Phase,
} from "@hasp/policy";
import type { ScanCache } from "./scan-cache.ts";

interface CachedImagesOptions {
  readonly cache: ScanCache;
  /** Asked for each decision, as the consumer does. */
  readonly evaluator: () => Evaluator;
  /** The consumer's phase: an image is judged as what it is about to become part of. */
  readonly phase: Phase;
  readonly context: Pick<Context, "cluster" | "environment">;
  readonly now: () => Date;
}

type ImageDecision = NonNullable<ImageSummary["decision"]>;

/** Milliseconds for which what was told about an image stands, its decision included. */
const SUMMARY_TIME = 10 * 60_000;
const MAX_SUMMARIES = 10_000;
const MAX_VIOLATIONS = 50;

/** What is known of images from the cache of scans, with the decision over each by the consumer's own bundle. */
export function createCachedImages(options: CachedImagesOptions): ImageFactsSource {
  const { cache, evaluator, phase, context, now } = options;
  const summaries = new Map<string, { readonly at: number; readonly summary: ImageSummary }>();

  async function summarize(query: ImageQuery, judge: Evaluator): Promise<ImageSummary> {
    const facts = await cache.find(query);
    const named = nameOf(query);
    if (!facts) return { ...named, known: false };
    const { digest = facts.digest } = named;
    const decision = await judge.evaluate({
      phase,
      kind: "image",
      context: { time: now().toISOString(), ...context },
      image: facts,
    });
    return {
      ...named,
      ...(digest && { digest }),
      id: facts.id,
      known: true,
      scannedAt: facts.scannedAt,
      user: facts.config.user,
      labels: facts.config.labels,
      findings: countFindings(facts),
      decision: summarizeDecision(decision),
    };
  }

  return {
    async summarize(query) {
      const judge = evaluator();
      const key = JSON.stringify([query.reference, query.digest, judge.bundle.digest]);
      const at = now().getTime();
      const kept = summaries.get(key);
      if (kept && at - kept.at < SUMMARY_TIME) return kept.summary;
      const summary = await summarize(query, judge);
      summaries.delete(key);
      // an image that nobody knew may be scanned the next moment
      if (summary.known) summaries.set(key, { at, summary });
      const [oldest] = summaries.keys();
      if (summaries.size > MAX_SUMMARIES && oldest !== undefined) summaries.delete(oldest);
      return summary;
    },
  };
}

/** The reference in its parts; one that cannot be read keeps its text and has none. */
function nameOf({ reference }: ImageQuery): Omit<ImageSummary, "known"> {
  try {
    const { registry, repository, tag, digest } = parseImageReference(reference);
    const pinned = digest !== undefined && isDigest(digest);
    return { reference, registry, repository, ...(tag && { tag }), ...(pinned && { digest }) };
  } catch {
    return { reference, registry: "", repository: "" };
  }
}

function countFindings({ findings }: ImageFacts): NonNullable<ImageSummary["findings"]> {
  const count = (severity: Severity) => findings.filter((f) => f.severity === severity).length;
  return {
    critical: count("critical"),
    high: count("high"),
    medium: count("medium"),
    low: count("low"),
    negligible: count("negligible"),
    unknown: count("unknown"),
    fixable: findings.filter(({ fix }) => fix.state === "fixed").length,
  };
}

function summarizeDecision({ verdict, violations }: Decision): ImageDecision {
  const kept = mostTelling(violations);
  return {
    verdict,
    violations: kept.map(({ policy, severity, message, identifiers, package: name }) => ({
      policy,
      severity,
      message,
      ...(identifiers && { identifiers }),
      ...(name !== undefined && { package: name }),
    })),
    omitted: violations.length - kept.length,
  };
}

/** The gravest, and at least one of every policy: fifty warnings must not hide what denies. */
function mostTelling(violations: Decision["violations"]): Decision["violations"] {
  const gravest = [...violations].sort(byGravity);
  const ofEach = new Map(gravest.toReversed().map((violation) => [violation.policy, violation]));
  const kept = new Set([...ofEach.values(), ...gravest]);
  return [...kept].slice(0, MAX_VIOLATIONS).sort(byGravity);
}

function byGravity(a: { severity: Severity }, b: { severity: Severity }): number {
  return compareSeverity(b.severity, a.severity);
}
