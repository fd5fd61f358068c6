import type { Advisory } from "../../advisory.ts";
import type { FeedSink } from "../feed.ts";

export interface Recorded {
  readonly sink: FeedSink;
  readonly advisories: Advisory[];
  readonly sources: string[];
  readonly passedOver: string[];
  readonly problems: string[];
}

/** A sink that keeps what a feed says. */
export function recordSink(): Recorded {
  const advisories: Advisory[] = [];
  const sources = new Set<string>();
  const passedOver: string[] = [];
  const problems: string[] = [];
  return {
    advisories,
    get sources() {
      return [...sources];
    },
    passedOver,
    problems,
    sink: {
      source: ({ feed, ecosystem, part = "" }) =>
        sources.add(`${feed} ${ecosystem} ${part}`.trim()),
      advisory: (advisory) => advisories.push(advisory),
      passOver: (ecosystem, reason) => passedOver.push(`${ecosystem}: ${reason}`),
      problem: (place, message) => problems.push(`${place}: ${message}`),
    },
  };
}
