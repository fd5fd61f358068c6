import { type Digest, sha256 } from "@hasp/core";
import type { Repository, StoredManifest } from "../distribution/repository.ts";

export interface MemoryRepository extends Repository {
  readonly manifests: Map<string, StoredManifest>;
  readonly blobs: Map<Digest, Uint8Array>;
  /** What was written, in order. */
  readonly written: readonly string[];
}

/** A repository that keeps its word; what a real registry does to a client is tried in the scanner. */
export function memoryRepository(): MemoryRepository {
  const manifests = new Map<string, StoredManifest>();
  const blobs = new Map<Digest, Uint8Array>();
  const written: string[] = [];
  return {
    manifests,
    blobs,
    written,
    readManifest: async (reference) => manifests.get(reference),
    async readBlob({ digest }) {
      const bytes = blobs.get(digest);
      if (bytes === undefined) throw new Error(`no blob ${digest}`);
      return bytes;
    },
    async writeBlob(bytes) {
      const digest = sha256(bytes);
      blobs.set(digest, bytes);
      written.push(digest);
    },
    async writeManifest(reference, manifest) {
      const stored = { ...manifest, digest: sha256(manifest.bytes) };
      manifests.set(reference, stored).set(stored.digest, stored);
      written.push(reference);
    },
  };
}
