import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Digest, sha256 } from "@hasp/core";
import { type TarMember, tarOf } from "../../archive/testing/tar-writer.ts";
import { defaultLimits, type Limits } from "../../limits.ts";
import type { OpenImage, OpenOptions } from "../source.ts";

/** Path to content: a layout before it is a folder or an archive. */
export type LayoutFiles = Record<string, string | Uint8Array>;

export interface TestDescriptor {
  mediaType: string;
  digest: Digest;
  size: number;
  [key: string]: unknown;
}

const ociManifest = "application/vnd.oci.image.manifest.v1+json";
export const ociIndex = "application/vnd.oci.image.index.v1+json";

/** Adds a blob and describes it. */
export function addBlob(
  files: LayoutFiles,
  content: string | Uint8Array,
  mediaType: string,
): TestDescriptor {
  const bytes = Buffer.from(content);
  const digest = sha256(bytes);
  files[`blobs/${digest.replace(":", "/")}`] = bytes;
  return { mediaType, digest, size: bytes.length };
}

/** Adds an image whose layers are the given ones (as stored, and plain) and describes its manifest. */
export function addImage(
  files: LayoutFiles,
  layers: readonly (readonly [stored: Uint8Array, plain: Uint8Array])[],
): TestDescriptor {
  const config = {
    os: "linux",
    architecture: "amd64",
    rootfs: { type: "layers", diff_ids: layers.map(([, plain]) => sha256(plain)) },
  };
  const manifest = {
    schemaVersion: 2,
    config: addBlob(files, JSON.stringify(config), "application/vnd.oci.image.config.v1+json"),
    layers: layers.map(([stored]) =>
      addBlob(files, stored, "application/vnd.oci.image.layer.v1.tar+gzip"),
    ),
  };
  return addBlob(files, JSON.stringify(manifest), ociManifest);
}

/** A whole OCI layout around the descriptors of its index. */
export function layoutOf(files: LayoutFiles, ...manifests: readonly object[]): LayoutFiles {
  return {
    "oci-layout": '{"imageLayoutVersion":"1.0.0"}',
    "index.json": JSON.stringify({ schemaVersion: 2, mediaType: ociIndex, manifests }),
    ...files,
  };
}

/** A whole OCI layout of an image of one plain layer. */
export function ociFiles(layer: Uint8Array): LayoutFiles {
  const files: LayoutFiles = {};
  const image = addImage(files, [[layer, layer]]);
  return layoutOf({ ...files, [`blobs/${sha256(layer).replace(":", "/")}`]: layer }, image);
}

/** An archive as `docker save` wrote it before Docker 25. */
export function dockerFiles(name: string | null, layer: Uint8Array): LayoutFiles {
  const config = JSON.stringify({ rootfs: { type: "layers", diff_ids: [sha256(layer)] } });
  const configName = `${sha256(config).slice("sha256:".length)}.json`;
  const manifest = { Config: configName, RepoTags: name && [name], Layers: ["1/layer.tar"] };
  return {
    [configName]: config,
    "1/layer.tar": layer,
    "manifest.json": JSON.stringify([manifest]),
  };
}

export function archiveOf(files: LayoutFiles, ...more: readonly TarMember[]): Buffer {
  return tarOf(...Object.entries(files).map(([name, content]) => ({ name, content })), ...more);
}

/** A folder for one test file's layouts. */
export function createScratch() {
  const folder = mkdtempSync(join(tmpdir(), "hasp-sources-"));
  let count = 0;
  return {
    folder,
    file(content: string | Uint8Array): string {
      const path = join(folder, `${count++}.tar`);
      writeFileSync(path, content);
      return path;
    },
    layout(files: LayoutFiles): string {
      const path = join(folder, `${count++}`);
      for (const [name, content] of Object.entries(files)) {
        mkdirSync(dirname(join(path, name)), { recursive: true });
        writeFileSync(join(path, name), content);
      }
      return path;
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

export function openOptions(limits: Partial<Limits> = {}, platform = "linux/amd64"): OpenOptions {
  return {
    limits: { ...defaultLimits, ...limits },
    signal: AbortSignal.timeout(60_000),
    platform,
    dockerHost: "unix:///nowhere/docker.sock",
  };
}

/** The stored bytes of each layer as text. */
export async function readStored(image: OpenImage): Promise<Buffer[]> {
  const layers: Buffer[] = [];
  for (const layer of image.layers) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of layer.open(AbortSignal.timeout(60_000))) chunks.push(chunk);
    layers.push(Buffer.concat(chunks));
  }
  return layers;
}
