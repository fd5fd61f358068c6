import { gzipSync, zstdCompressSync } from "node:zlib";
import { type Digest, sha256 } from "@hasp/core";
import { type LayerFiles, layerTar } from "./layer.ts";

/** Path to content: an image before it is a folder or an archive. Whoever wants a damaged one changes what is in here. */
export type Files = Record<string, string | Uint8Array>;

export interface Image {
  /** Its whole name, or a tag alone. */
  readonly name?: string;
  /** From the lowest: the files of each, or its tar. */
  readonly layers: readonly (LayerFiles | Uint8Array)[];
  /** How an OCI layout stores the layers; in a docker archive they are plain. */
  readonly compression?: keyof typeof compressions;
  /** `config` of the configuration file. */
  readonly config?: object;
  /** What made each layer. */
  readonly steps?: readonly string[];
  /** Members of the configuration file that are not as they would be, such as `architecture`. */
  readonly document?: object;
  /** Changes the manifest of an OCI layout. */
  readonly manifest?: (written: Manifest) => object;
  /** Changes each layer that an OCI layout stores, under the digest that it had. */
  readonly stored?: (layer: Buffer) => Uint8Array;
}

export interface Descriptor {
  readonly mediaType: string;
  readonly digest: Digest;
  readonly size: number;
}

export interface Manifest {
  readonly config: Descriptor;
  readonly layers: readonly Descriptor[];
}

const compressions = {
  plain: { suffix: "", compress: (tar: Uint8Array) => tar },
  gzip: { suffix: "+gzip", compress: (tar: Uint8Array) => gzipSync(tar) },
  zstd: { suffix: "+zstd", compress: (tar: Uint8Array) => zstdCompressSync(tar) },
};

/** What an engine on this machine can run. */
export const machineArchitecture = process.arch === "arm64" ? "arm64" : "amd64";

/** The configuration file (OCI image-spec, config.md); the same image gives the same bytes. */
export function configurationOf({ layers, config, steps, document }: Image): string {
  return JSON.stringify({
    architecture: "amd64",
    os: "linux",
    config,
    rootfs: { type: "layers", diff_ids: layers.map((layer) => sha256(layerTar(layer))) },
    history: steps?.map((step) => ({ created_by: step })),
    ...document,
  });
}

/** Adds a blob and describes it. */
export function addBlob(files: Files, content: string | Uint8Array, mediaType: string): Descriptor {
  const digest = sha256(content);
  files[blobPath(digest)] = content;
  return { mediaType, digest, size: Buffer.byteLength(content) };
}

/** Where an OCI layout has a blob. */
function blobPath(digest: Digest): string {
  return `blobs/${digest.replace(":", "/")}`;
}

const OCI = "application/vnd.oci.image";

/** Adds configuration, layers and manifest, in this order, and describes the manifest. */
export function addImage(files: Files, image: Image): Descriptor {
  const { suffix, compress } = compressions[image.compression ?? "gzip"];
  const tars = image.layers.map(layerTar);
  const mediaType = `${OCI}.manifest.v1+json`;
  const manifest = {
    schemaVersion: 2,
    mediaType,
    config: addBlob(files, configurationOf({ ...image, layers: tars }), `${OCI}.config.v1+json`),
    layers: tars.map((tar) => {
      const bytes = compress(tar);
      const descriptor = addBlob(files, bytes, `${OCI}.layer.v1.tar${suffix}`);
      if (image.stored) files[blobPath(descriptor.digest)] = image.stored(Buffer.from(bytes));
      return descriptor;
    }),
  };
  return addBlob(files, JSON.stringify(image.manifest?.(manifest) ?? manifest), mediaType);
}
