import type { Digest } from "@hasp/core";

/** One layer as its source stores it; what compresses it, its first bytes tell. */
export interface LayerBlob {
  /** Digest of the stored bytes, where the source has one to verify against. */
  readonly digest?: Digest;
  /** Digest of the uncompressed bytes, from the image configuration. */
  readonly diffId: Digest;
  /** The stored bytes in order; each call starts anew, and each chunk lasts until the next is asked for. */
  open(signal: AbortSignal): AsyncIterable<Uint8Array>;
}
