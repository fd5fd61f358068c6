const DURATION = /^(?:\d{1,9}(?:\.\d{1,9})?(?:ms|us|µs|ns|s|m|h))+$/;
const PART = /(\d+(?:\.\d+)?)(ms|us|µs|ns|s|m|h)/g;

const milliseconds: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
};

/** For the answer to travel back, whatever the timeout. */
const MARGIN = 0.1;
const MARGIN_FLOOR = 100;

/** The milliseconds of a duration as Go writes them (`10s`, `1m30s`), which is how the API server says its timeout. */
export function findDuration(text: string): number | undefined {
  if (text.length > 64 || !DURATION.test(text)) return undefined;
  let total = 0;
  for (const [, count, unit = ""] of text.matchAll(PART)) {
    total += Number(count) * (milliseconds[unit] ?? 0);
  }
  return total;
}

/**
 * Milliseconds left to decide: our own deadline, or the caller's timeout less a margin and what has passed
 * already, whichever ends first.
 */
export function decisionTime(timeout: unknown, own: number, elapsed: number): number {
  const stated = typeof timeout === "string" ? findDuration(timeout) : undefined;
  if (stated === undefined) return Math.max(1, own - elapsed);
  const margin = Math.max(MARGIN_FLOOR, stated * MARGIN);
  return Math.max(1, Math.min(own, stated - margin) - elapsed);
}
