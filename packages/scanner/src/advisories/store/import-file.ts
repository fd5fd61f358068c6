import { ScanError } from "../../error.ts";
import type { AdvisorySource } from "../advisory.ts";
import type { Feed, FeedSink } from "../feeds/feed.ts";
import { feeds } from "../feeds/index.ts";
import type { DatabaseWriter } from "./database-writer.ts";
import { FEEDS_HINT, type FeedFile } from "./find-feed-files.ts";
import type { ImportLimits } from "./import-limits.ts";
import type { ImportLog } from "./import-log.ts";
import { type FeedDocument, openFeed } from "./read-documents.ts";

export interface ImportRun {
  readonly writer: DatabaseWriter;
  readonly log: ImportLog;
  readonly limits: ImportLimits;
  readonly signal?: AbortSignal;
  /** Told now and then with the number of advisories stored from this file. */
  readonly onProgress: (advisories: number) => void;
}

const PROGRESS_STEP = 1000;
const NOT_A_FEED = "neither Debian's tracker, Alpine's secdb nor a zip of OSV records";

/**
 * Stores what one file holds. A file found in a folder may be anything; one that was named must be a feed.
 * @throws ScanError `FEED_INVALID`, `LIMIT_EXCEEDED`
 */
export async function importFile({ path, named }: FeedFile, run: ImportRun): Promise<void> {
  run.onProgress(0);
  const opened = await openFeed(path, run.limits, run.signal);
  const candidates = feeds.filter(({ container }) => container === opened?.container);
  const sink = sinkOf(path, run);
  let feed: Feed | undefined;
  const early: FeedDocument[] = [];
  for await (const document of opened?.documents ?? []) {
    feed ??= candidates.find((one) => "value" in document && one.accepts(document.value));
    if (feed !== undefined) readDocument(document, feed, sink);
    else if (early.length < run.limits.problems) early.push(document);
  }
  if (opened === undefined || feed === undefined) {
    if (named) throw notAFeed(path);
    run.log.passOverFile(path, NOT_A_FEED);
    return;
  }
  for (const document of early) readDocument(document, feed, sink);
  run.writer.finishFile(opened.digest);
}

function readDocument(document: FeedDocument, feed: Feed, sink: FeedSink): void {
  const place = document.entry ?? "";
  if ("problem" in document) sink.problem(place, document.problem);
  else if (feed.accepts(document.value)) feed.read(document.value, sink);
  else sink.problem(place, `not a record of the feed ${feed.name}`);
}

function sinkOf(path: string, { writer, log, onProgress }: ImportRun): FeedSink {
  const refused = new Set<string>();
  let stored = 0;
  return {
    source: (source) => void (accepts(source) && writer.begin(source)),
    advisory(advisory) {
      if (!accepts(advisory.source)) return;
      writer.add(advisory);
      if (++stored % PROGRESS_STEP === 0) onProgress(stored);
    },
    passOver: (ecosystem, reason) => log.passOverRecord(path, ecosystem, reason),
    problem: (place, message) =>
      log.problem("FEED_RECORD_INVALID", place ? `${path}: ${place}` : path, message),
  };

  /** Two files that speak for one source: the first one counts, and that is said once. */
  function accepts(source: AdvisorySource): boolean {
    if (!writer.isTaken(source)) return true;
    const name = [source.feed, source.ecosystem, source.part].filter(Boolean).join(" ");
    if (!refused.has(name)) {
      log.problem("FEED_DUPLICATE", path, `${name} was taken from another file of this import`);
    }
    refused.add(name);
    return false;
  }
}

function notAFeed(path: string): ScanError {
  return new ScanError("FEED_INVALID", `${path} is ${NOT_A_FEED}`, {
    hint: FEEDS_HINT,
  });
}
