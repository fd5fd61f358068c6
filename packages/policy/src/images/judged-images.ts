import { CodedError, type ImageFacts, messageOf } from "@hasp/core";
import type { Context } from "../contract/context.ts";
import type { ImageDecision, ImageSummary } from "../contract/image.ts";
import type { Phase } from "../contract/input.ts";
import type { Evaluator } from "../evaluator.ts";
import { carryDecision, unjudged } from "./carry-decision.ts";
import type { ImageFactsSource, ImageFactsStore, ImageQuery } from "./image-facts-source.ts";
import { factsFor, imageInput, summarizeImage, unknownImage } from "./summarize-image.ts";

export interface JudgedImagesOptions {
  readonly facts: ImageFactsStore;
  /** Asked for each decision, as the consumer does. */
  readonly evaluator: () => Evaluator;
  /** The consumer's phase: an image is judged as what it is about to become part of. */
  readonly phase: Phase;
  readonly context: Pick<Context, "cluster" | "environment" | "node">;
  readonly now: () => Date;
}

/** Milliseconds for which what was told about an image stands, its decision included. */
const KEPT = 10 * 60_000;
/** Milliseconds after which facts that could not be judged are tried again. */
const FAILED = 60_000;
const MAX_SUMMARIES = 10_000;

interface Told {
  readonly summary: ImageSummary;
  /** Milliseconds for which it stands. */
  readonly time: number;
}

interface Kept {
  readonly summary: Promise<ImageSummary>;
  /** Under way, it stands for all who ask meanwhile. */
  until: number;
}

/** What is known of images, with the decision over each by the consumer's own bundle: judged once, kept for a while. */
export function createJudgedImages(options: JudgedImagesOptions): ImageFactsSource {
  const { now } = options;
  const kept = new Map<string, Kept>();

  async function tell(query: ImageQuery, judge: Evaluator): Promise<Told> {
    const facts = await options.facts.find(query);
    // an image that nobody knew may be scanned the next moment
    if (facts === undefined) return { summary: unknownImage(query), time: 0 };
    const { decision, time } = await judgeFacts(factsFor(query, facts), judge, options);
    return { summary: summarizeImage(facts, decision, query), time };
  }

  return {
    async summarize(query) {
      const judge = options.evaluator();
      const key = JSON.stringify([query.reference, query.digest, judge.bundle.digest]);
      const at = now().getTime();
      const before = kept.get(key);
      if (before !== undefined && at < before.until) return before.summary;
      const told = tell(query, judge);
      const entry: Kept = {
        summary: told.then(({ summary }) => summary),
        until: Number.POSITIVE_INFINITY,
      };
      kept.delete(key);
      kept.set(key, entry);
      const [oldest] = kept.keys();
      if (kept.size > MAX_SUMMARIES && oldest !== undefined) kept.delete(oldest);
      const ended = (time: number) => {
        entry.until = at + time;
        if (time === 0 && kept.get(key) === entry) kept.delete(key);
      };
      told.then(
        ({ time }) => ended(time),
        () => ended(0),
      );
      return entry.summary;
    },
  };
}

async function judgeFacts(
  image: ImageFacts,
  judge: Evaluator,
  { phase, context, now }: JudgedImagesOptions,
): Promise<{ readonly decision?: ImageDecision; readonly time: number }> {
  try {
    const place = { phase, context: { time: now().toISOString(), ...context } };
    const decision = await judge.evaluate(imageInput(image, judge.needs, place));
    return { decision: carryDecision(decision), time: KEPT };
  } catch (error) {
    const code = error instanceof CodedError ? error.code : "EVALUATION_FAILED";
    // a bundle without a word on images leaves nothing undecided
    if (code === "KIND_UNKNOWN") return { time: KEPT };
    return { decision: unjudged(`${code}: ${messageOf(error)}`), time: FAILED };
  }
}
