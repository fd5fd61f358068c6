import { canonicalJson, Digest, messageOf, sha256 } from "@hasp/core";
import { z } from "zod";
import type { Bundle } from "../bundle/bundle.ts";
import { BundleError } from "../error.ts";
import type { Descriptor, StoredManifest } from "./repository.ts";

/** What an artifact of this type is: an OPA bundle with `policy.wasm` in it. */
export const artifactType = "application/vnd.hasp.bundle.v1+tar+gzip";

const MANIFEST = "application/vnd.oci.image.manifest.v1+json";
/** By which OPA finds the bundle among the layers (v1/download/oci_download.go, `bundleLayer`). */
const LAYER = "application/vnd.oci.image.layer.v1.tar+gzip";
/** An artifact has no configuration, which is written as this (OCI image specification, manifest.md, "empty descriptor"). */
const EMPTY = "application/vnd.oci.empty.v1+json";
const REVISION = "dev.hasp.bundle.revision";
const SEQUENCE = "dev.hasp.bundle.sequence";

/** Annotations that this program writes: nobody else may. */
const ownAnnotations: readonly string[] = [REVISION, SEQUENCE];

const ArtifactManifest = z.looseObject({
  schemaVersion: z.literal(2),
  mediaType: z.string().optional(),
  artifactType: z.string().optional(),
  layers: z.array(
    z.looseObject({ mediaType: z.string(), digest: Digest, size: z.int().nonnegative() }),
  ),
  annotations: z.record(z.string(), z.string()).default({}),
});

export interface Artifact {
  readonly manifest: StoredManifest;
  /** What the manifest names, to be stored before it. */
  readonly blobs: readonly Uint8Array[];
}

/** The artifact of a bundle: equal bytes and annotations give an equal manifest. */
export function createArtifact(
  bytes: Uint8Array,
  { revision, sequence }: Pick<Bundle, "revision" | "sequence">,
  annotations: Readonly<Record<string, string>> = {},
): Artifact {
  const empty = Buffer.from("{}");
  const value = {
    schemaVersion: 2,
    mediaType: MANIFEST,
    artifactType,
    config: describe(EMPTY, empty),
    layers: [describe(LAYER, bytes)],
    annotations: {
      ...annotations,
      [REVISION]: revision,
      ...(sequence !== undefined && { [SEQUENCE]: String(sequence) }),
    },
  };
  const manifest = Buffer.from(canonicalJson(value));
  return {
    manifest: { bytes: manifest, mediaType: MANIFEST, digest: sha256(manifest) },
    blobs: [empty, bytes],
  };
}

/**
 * The layer that holds the bundle, and the annotations of whoever pushed it. Artifacts of other programs, such as oras, pass
 * where it is clear which layer is meant.
 * @throws BundleError `ARTIFACT_INVALID`
 */
export function readArtifact({ bytes, mediaType }: Omit<StoredManifest, "digest">): {
  readonly layer: Descriptor;
  readonly annotations: Readonly<Record<string, string>>;
} {
  if (mediaType !== MANIFEST) throw invalid(`it is of the type ${quote(mediaType)}`);
  const manifest = parse(bytes);
  if (manifest.mediaType !== undefined && manifest.mediaType !== MANIFEST)
    throw invalid(`it calls itself ${quote(manifest.mediaType)}`);
  const layers = manifest.layers.filter((one) => one.mediaType === LAYER);
  const [layer] = layers;
  if (layer === undefined) throw invalid("none of its layers is a tar.gz");
  if (layers.length > 1 || manifest.layers.length > 1)
    throw invalid(`it has ${manifest.layers.length} layers, as an image has`);
  const given = Object.entries(manifest.annotations).filter(
    ([name]) => !ownAnnotations.includes(name),
  );
  return { layer, annotations: Object.fromEntries(given) };
}

function parse(bytes: Uint8Array): z.infer<typeof ArtifactManifest> {
  try {
    return ArtifactManifest.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (error) {
    throw invalid(error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error), error);
  }
}

function describe(mediaType: string, bytes: Uint8Array): Descriptor {
  return { mediaType, digest: sha256(bytes), size: bytes.length };
}

function quote(text: string): string {
  return JSON.stringify(text.slice(0, 200));
}

function invalid(why: string, cause?: unknown): BundleError {
  return new BundleError("ARTIFACT_INVALID", `what the registry has there is no bundle: ${why}`, {
    cause,
    hint: "name a repository and tag that hasp bundle push wrote",
  });
}
