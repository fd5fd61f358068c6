import type { Digest } from "@hasp/core";

/** How a manifest names other content (OCI image specification, descriptor.md). */
export interface Descriptor {
  readonly mediaType: string;
  readonly digest: Digest;
  /** Bytes. */
  readonly size: number;
}

export interface StoredManifest {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly digest: Digest;
}

/**
 * One repository of an OCI registry, as bundles need it. It checks what it reads: bytes have the digest and the size by which
 * they were asked for, or it throws.
 */
export interface Repository {
  /** The manifest of a tag or digest; undefined when there is none. */
  readManifest(reference: string): Promise<StoredManifest | undefined>;
  readBlob(descriptor: Descriptor): Promise<Uint8Array>;
  /** Puts the bytes there unless they are. */
  writeBlob(bytes: Uint8Array): Promise<void>;
  /** Puts a manifest under a tag or its digest. */
  writeManifest(reference: string, manifest: Omit<StoredManifest, "digest">): Promise<void>;
}
