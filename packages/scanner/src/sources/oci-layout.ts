import { ScanError } from "../error.ts";
import type { LayerBlob } from "../layers/layer-blob.ts";
import { chooseByPlatform, chooseByReference, nameOf } from "./choose-manifest.ts";
import { ConfigDiffIds, type Descriptor, ImageLayout, Index, Manifest } from "./oci-documents.ts";
import {
  findRequired,
  mismatch,
  parseDocument,
  parseJson,
  readWhole,
  verifyBytes,
} from "./read-document.ts";
import type { OpenImage, OpenOptions } from "./source.ts";
import type { StoredFiles } from "./stored-files.ts";

const LAYER_TYPE =
  /^application\/vnd\.(?:oci\.image\.layer\.(?:nondistributable\.)?v1\.tar(?:\+gzip|\+zstd)?|docker\.image\.rootfs\.(?:foreign\.)?diff\.tar(?:\.gzip|\.zstd)?)$/;
const CONFIG_TYPE =
  /^application\/vnd\.(?:oci\.image\.config\.v1|docker\.container\.image\.v1)\+json$/;

/**
 * Reads an image out of an OCI image layout (image-spec, image-layout.md); manifest and configuration are verified.
 * @throws ScanError
 */
export async function readOciLayout(
  files: StoredFiles,
  reference: string | undefined,
  options: OpenOptions,
): Promise<OpenImage> {
  if (!(await files.find("oci-layout"))) {
    throw unsupported(`${files.name} is no OCI image layout: it has no file oci-layout`);
  }
  parseDocument(await readWhole(files, "oci-layout", options), ImageLayout, "oci-layout");
  const index = parseDocument(await readWhole(files, "index.json", options), Index, "index.json");
  const candidates = chooseByReference(index.manifests, reference, files.name);
  const named = chooseByPlatform(candidates, options.platform, files.name);
  const { descriptor, manifest } = await findManifest(files, named, options);
  checkTypes(manifest, options);
  const config = await readBlob(files, manifest.config, options);
  const { rootfs } = parseDocument(config, ConfigDiffIds, "the image configuration");
  if (rootfs.diff_ids.length !== manifest.layers.length) {
    throw invalid(`has ${manifest.layers.length} layers, but ${rootfs.diff_ids.length} diff ids`);
  }
  const layers: LayerBlob[] = [];
  for (const [number, layer] of manifest.layers.entries()) {
    const diffId = rootfs.diff_ids[number] ?? layer.digest;
    const { open } = await findBlob(files, layer);
    layers.push({ digest: layer.digest, diffId, open });
  }
  const name = nameOf(named);
  return {
    ...(name !== undefined && { reference: name }),
    manifestDigest: descriptor.digest,
    config: { digest: manifest.config.digest, bytes: config },
    layers,
    close: () => files.close(),
  };
}

/** Follows indexes down to the manifest for the platform. */
async function findManifest(files: StoredFiles, top: Descriptor, options: OpenOptions) {
  let descriptor = top;
  for (let depth = 0; depth <= options.limits.indexDepth; depth++) {
    const bytes = await readBlob(files, descriptor, options);
    const document = parseJson(bytes, descriptor.digest);
    if (!isIndex(document)) {
      return {
        descriptor,
        manifest: parseDocument(bytes, Manifest, `manifest ${descriptor.digest}`),
      };
    }
    const index = parseDocument(bytes, Index, `index ${descriptor.digest}`);
    descriptor = chooseByPlatform(index.manifests, options.platform, `index ${descriptor.digest}`);
  }
  throw new ScanError("LIMIT_EXCEEDED", `indexes nested deeper than ${options.limits.indexDepth}`, {
    hint: "build the image again with a flat index",
  });
}

function isIndex(document: unknown): boolean {
  return typeof document === "object" && document !== null && "manifests" in document;
}

function checkTypes(manifest: Manifest, { limits }: OpenOptions): void {
  const { config, layers } = manifest;
  if (layers.length > limits.layers) {
    throw new ScanError(
      "LIMIT_EXCEEDED",
      `${layers.length} layers; the limit is ${limits.layers}`,
      {
        hint: "raise the limit of layers if you trust the image",
      },
    );
  }
  if (config.mediaType !== undefined && !CONFIG_TYPE.test(config.mediaType)) {
    throw unsupported(
      `not a container image: its configuration has the media type ${JSON.stringify(config.mediaType)}`,
    );
  }
  for (const { mediaType } of layers) {
    if (mediaType === undefined || LAYER_TYPE.test(mediaType)) continue;
    throw unsupported(
      `not a container image: its layer has the media type ${JSON.stringify(mediaType)}`,
    );
  }
}

async function readBlob(
  files: StoredFiles,
  descriptor: Descriptor,
  options: OpenOptions,
): Promise<Buffer> {
  const bytes = await readWhole(files, blobPath(descriptor), options);
  if (bytes.length !== descriptor.size) throw wrongSize(descriptor, bytes.length);
  verifyBytes(bytes, descriptor.digest, blobPath(descriptor));
  return bytes;
}

async function findBlob(files: StoredFiles, descriptor: Descriptor) {
  const file = await findRequired(files, blobPath(descriptor));
  if (file.size !== descriptor.size) throw wrongSize(descriptor, file.size);
  return file;
}

function blobPath({ digest }: Descriptor): string {
  return `blobs/${digest.replace(":", "/")}`;
}

function wrongSize(descriptor: Descriptor, size: number): ScanError {
  return mismatch(blobPath(descriptor), `has ${size} bytes`, `${descriptor.size}`);
}

function unsupported(what: string): ScanError {
  return new ScanError("SOURCE_UNSUPPORTED", what, {
    hint: "name a container image; charts, signatures and other artifacts hold no file system",
  });
}

function invalid(what: string): ScanError {
  return new ScanError("MANIFEST_INVALID", `the image ${what}`, { hint: "build the image again" });
}
