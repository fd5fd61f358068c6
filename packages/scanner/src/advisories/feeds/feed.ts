import type { Advisory, AdvisorySource } from "../advisory.ts";

/** Where a feed puts what it read. */
export interface FeedSink {
  /** Says that the document speaks for this source, even when it holds no advisory. */
  source(source: AdvisorySource): void;
  advisory(advisory: Advisory): void;
  /** One record of an ecosystem that is not taken, and why. */
  passOver(ecosystem: string, reason: string): void;
  /** A bad record; the rest goes on. `place` is a package, an id or both. */
  problem(place: string, message: string): void;
}

/** One form in which advisories are published. */
export interface Feed {
  readonly name: string;
  /** `file`: one JSON document; `zip`: a JSON document for each entry. */
  readonly container: "file" | "zip";
  /** Whether a parsed document is of this feed, by its content. */
  accepts(document: unknown): boolean;
  /** Reads a document that it accepts; never throws. */
  read(document: unknown, sink: FeedSink): void;
}
