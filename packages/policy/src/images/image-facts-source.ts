import type { ImageFacts } from "@hasp/core";
import type { ImageSummary } from "../contract/image.ts";

/** Which image is asked for: the reference as it was written, and what is known of its identity. */
export interface ImageQuery {
  readonly reference: string;
  /** Manifest digest, or Docker's image id. */
  readonly digest?: string;
}

/**
 * Where admission and the agent learn about images; the composition root decides what stands behind it
 * (a cache of scans, a server, attestations).
 */
export interface ImageFactsSource {
  /** A summary with `known: false` when nothing is known: an unknown image is a fact, not an error. */
  summarize(query: ImageQuery): Promise<ImageSummary>;
}

/** Where the facts themselves are kept. */
export interface ImageFactsStore {
  /** By digest or image id when the query or its reference has one, else by name; undefined when nothing is known. */
  find(query: ImageQuery): Promise<ImageFacts | undefined>;
}
