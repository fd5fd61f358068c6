import { type Digest, sha256 } from "@hasp/core";
import { ScanError } from "../error.ts";
import type { LayerBlob } from "../layers/layer-blob.ts";
import { openArchive } from "./archive-files.ts";
import { listNames } from "./list-names.ts";
import { splitLocation } from "./location.ts";
import { ConfigDiffIds, type DockerManifest, DockerManifests } from "./oci-documents.ts";
import { openWith } from "./open-with.ts";
import { findRequired, parseDocument, readWhole, verifyBytes } from "./read-document.ts";
import { isSameReference } from "./same-reference.ts";
import type { OpenImage, OpenOptions, Source } from "./source.ts";
import type { StoredFiles } from "./stored-files.ts";

/** What `docker save` writes: before and since Docker 25, plain or compressed. */
export const dockerArchive: Source = {
  scheme: "docker-archive",

  async open(location, options) {
    const { path, reference } = await splitLocation(location);
    return openWith(await openArchive(path, options), (files) =>
      readDockerArchive(files, reference, options),
    );
  },
};

/**
 * Reads an image out of an archive with a `manifest.json`.
 * @throws ScanError
 */
export async function readDockerArchive(
  files: StoredFiles,
  reference: string | undefined,
  options: OpenOptions,
): Promise<OpenImage> {
  if (!(await files.find("manifest.json"))) {
    const message = `${files.name} was not written by docker save: it has no manifest.json`;
    throw new ScanError("SOURCE_UNSUPPORTED", message, {
      hint: "for an OCI layout write oci-archive:",
    });
  }
  const bytes = await readWhole(files, "manifest.json", options);
  const manifests = parseDocument(bytes, DockerManifests, "manifest.json");
  const manifest = chooseManifest(manifests, reference, files.name);
  const config = await readConfig(files, manifest.Config, options);
  const layers = await findLayers(files, manifest, config.bytes, options);
  const isNamed = reference !== undefined && reference !== manifest.Config;
  const name = isNamed ? reference : manifest.RepoTags?.[0];
  return {
    ...(name !== undefined && { reference: name }),
    config,
    layers,
    close: () => files.close(),
  };
}

function chooseManifest(
  manifests: readonly DockerManifest[],
  reference: string | undefined,
  archive: string,
): DockerManifest {
  const names = manifests.flatMap(({ RepoTags, Config }) => RepoTags ?? [Config]);
  const hint = names.length > 0 ? `it holds ${listNames(names)}` : "it holds no image";
  const [first] = manifests;
  if (reference === undefined) {
    if (first && manifests.length === 1) return first;
    const message = `${archive} holds ${manifests.length} images and none was named`;
    throw new ScanError("SOURCE_NOT_FOUND", message, { hint: `${hint}: name one after a colon` });
  }
  // what was saved by its id has no other name than its configuration's
  const found = manifests.find(
    ({ RepoTags, Config }) =>
      Config === reference || RepoTags?.some((tag) => isSameReference(tag, reference)),
  );
  if (found) return found;
  const message = `${archive} holds no image named ${JSON.stringify(reference)}`;
  throw new ScanError("SOURCE_NOT_FOUND", message, { hint });
}

async function readConfig(files: StoredFiles, path: string, options: OpenOptions) {
  const bytes = await readWhole(files, path, options);
  const hex = /(?:^|\/|sha256:)([0-9a-f]{64})(?:\.json)?$/.exec(path)?.[1];
  if (hex !== undefined) verifyBytes(bytes, `sha256:${hex}`, path);
  return { digest: sha256(bytes), bytes };
}

async function findLayers(
  files: StoredFiles,
  { Layers }: DockerManifest,
  config: Uint8Array,
  { limits }: OpenOptions,
): Promise<LayerBlob[]> {
  const paths = Layers ?? [];
  const { rootfs } = parseDocument(config, ConfigDiffIds, "the image configuration");
  if (paths.length > limits.layers) {
    throw new ScanError("LIMIT_EXCEEDED", `${paths.length} layers; the limit is ${limits.layers}`, {
      hint: "raise the limit of layers if you trust the image",
    });
  }
  if (paths.length !== rootfs.diff_ids.length) {
    const message = `the image has ${paths.length} layers, but ${rootfs.diff_ids.length} diff ids`;
    throw new ScanError("MANIFEST_INVALID", message, { hint: "export the image again" });
  }
  const layers: LayerBlob[] = [];
  for (const [number, diffId] of rootfs.diff_ids.entries()) {
    const path = paths[number] ?? "";
    const { open } = await findRequired(files, path);
    const digest = digestOfPath(path);
    layers.push({ ...(digest !== undefined && { digest }), diffId, open });
  }
  return layers;
}

/** Since Docker 25 layers stand in `blobs/sha256/`, under the digest of the stored bytes. */
function digestOfPath(path: string): Digest | undefined {
  const hex = /^blobs\/sha256\/([0-9a-f]{64})$/.exec(path)?.[1];
  return hex === undefined ? undefined : `sha256:${hex}`;
}
