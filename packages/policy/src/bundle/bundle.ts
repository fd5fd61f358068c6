import type { Digest } from "@hasp/core";
import type { Needs } from "../contract/need.ts";
import type { SignatureClaims } from "./signatures.ts";

/** A bundle that was opened: what an evaluator needs, and what it was made from. */
export interface Bundle {
  readonly revision: string;
  /** Greater in each bundle that follows; absent where the publisher keeps no order. */
  readonly sequence?: number;
  /** Digest of the bundle file's bytes. */
  readonly digest: Digest;
  /** Whether its signature was checked with a configured key. */
  readonly verified: boolean;
  /** What the signature that was checked says of itself; absent when none was. */
  readonly signature?: SignatureClaims;
  readonly wasm: Uint8Array;
  /** The bytes of `data.json`, so that numbers keep their text. */
  readonly data: Uint8Array;
  /** Rule paths that the module answers: `hasp/decide/workload`. */
  readonly entrypoints: readonly string[];
  /** What its policies read beyond the common part of inputs. */
  readonly needs: Needs;
  /** Every file by its name without a leading slash. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Sizes in bytes; OPA itself stops at 1 GiB a file. */
export interface BundleLimits {
  readonly compressed: number;
  readonly uncompressed: number;
  readonly entries: number;
  readonly nameLength: number;
}

export const bundleLimits: BundleLimits = {
  compressed: 64 * 2 ** 20,
  uncompressed: 256 * 2 ** 20,
  entries: 10_000,
  nameLength: 255,
};
