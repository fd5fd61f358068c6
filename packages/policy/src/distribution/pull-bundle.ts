import type { Digest } from "@hasp/core";
import { type Bundle, bundleLimits } from "../bundle/bundle.ts";
import { type OpenBundleOptions, openBundle } from "../bundle/open-bundle.ts";
import { BundleError } from "../error.ts";
import { readArtifact } from "./artifact.ts";
import type { Repository, StoredManifest } from "./repository.ts";

/** A bundle as a registry has it. */
export interface PulledBundle {
  readonly bundle: Bundle;
  readonly bytes: Uint8Array;
  /** Digest of the manifest, by which the registry names it. */
  readonly digest: Digest;
  /** What whoever pushed it says of it; no signature covers this. */
  readonly annotations: Readonly<Record<string, string>>;
}

/**
 * Reads and opens the bundle of a tag or digest; undefined when there is none.
 * @throws BundleError `ARTIFACT_INVALID` and as `openBundle` does; what the repository throws
 */
export async function pullBundle(
  repository: Repository,
  reference: string,
  options: OpenBundleOptions = {},
): Promise<PulledBundle | undefined> {
  const manifest = await repository.readManifest(reference);
  return manifest && pullManifest(repository, manifest, options);
}

export async function pullManifest(
  repository: Repository,
  manifest: StoredManifest,
  options: OpenBundleOptions = {},
): Promise<PulledBundle> {
  const { layer, annotations } = readArtifact(manifest);
  const most = options.limits?.compressed ?? bundleLimits.compressed;
  if (layer.size > most)
    throw new BundleError(
      "BUNDLE_TOO_LARGE",
      `the bundle has ${layer.size} bytes, more than ${most}`,
      { hint: "check that this is the bundle that was published" },
    );
  const bytes = await repository.readBlob(layer);
  return { bundle: await openBundle(bytes, options), bytes, digest: manifest.digest, annotations };
}
