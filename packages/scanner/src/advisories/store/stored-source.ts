import type { Digest, Timestamp } from "@hasp/core";
import type { AdvisorySource } from "../advisory.ts";

/** What the database knows of a source: how much it holds and how old it is. */
export interface StoredSource extends AdvisorySource {
  readonly advisories: number;
  /** When its newest record was changed, where the feed says so. */
  readonly updatedAt?: Timestamp;
  readonly importedAt: Timestamp;
  /** Digest of the file that it came from. */
  readonly digest: Digest;
}
