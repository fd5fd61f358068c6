import type { Digest } from "@hasp/core";
import type { Bundle } from "../bundle/bundle.ts";
import { createArtifact, readArtifact } from "./artifact.ts";
import { refuseRollback } from "./order.ts";
import { pullManifest } from "./pull-bundle.ts";
import type { Repository } from "./repository.ts";

export interface PushOptions {
  readonly bytes: Uint8Array;
  /** The same bytes, opened. */
  readonly bundle: Bundle;
  /** The tags that are to lead to it. */
  readonly tags: readonly string[];
  readonly annotations?: Readonly<Record<string, string>>;
  /** Moves tags whatever they lead to, as long as that is a bundle. */
  readonly allowRollback?: boolean;
}

export interface Pushed {
  /** Digest of the manifest, by which the registry names it. */
  readonly digest: Digest;
  /** The tags that lead to it now and did not before. */
  readonly moved: readonly string[];
}

/**
 * Stores a bundle and lets the tags lead to it. All of them are looked at before the first is moved; registries have no way to
 * move one only if it is still where it was.
 * @throws BundleError `ROLLBACK_REFUSED`, `ARTIFACT_INVALID`; what the repository throws
 */
export async function pushBundle(repository: Repository, options: PushOptions): Promise<Pushed> {
  const { bytes, bundle, tags, annotations, allowRollback = false } = options;
  const { manifest, blobs } = createArtifact(bytes, bundle, annotations);
  const moved: string[] = [];
  for (const tag of new Set(tags)) {
    const present = await repository.readManifest(tag);
    if (present?.digest === manifest.digest) continue;
    moved.push(tag);
    if (present === undefined) continue;
    // what is no bundle of ours stays, whatever was asked: the tag belongs to something else
    if (allowRollback) readArtifact(present);
    else refuseRollback((await pullManifest(repository, present)).bundle, bundle, `tag ${tag}`);
  }
  if (moved.length > 0) for (const blob of blobs) await repository.writeBlob(blob);
  for (const tag of moved) await repository.writeManifest(tag, manifest);
  return { digest: manifest.digest, moved };
}
