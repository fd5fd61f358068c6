import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { pack } from "tar-stream";

/** Files of a layer, by path without a leading slash. */
export type Files = Map<string, { readonly content: Buffer; readonly mode?: number }>;

export interface ImageParts {
  readonly reference: string;
  /** Uncompressed tars. */
  readonly layers: readonly Buffer[];
  readonly config: Buffer;
}

/** An image configuration (OCI image-spec, config.md) over layers; the same parts give the same bytes. */
export function imageConfig(
  layers: readonly Buffer[],
  config: object,
  steps: readonly string[],
): Buffer {
  const created = "1970-01-01T00:00:00Z";
  return Buffer.from(
    JSON.stringify({
      architecture: process.arch === "arm64" ? "arm64" : "amd64",
      os: "linux",
      created,
      config,
      rootfs: { type: "layers", diff_ids: layers.map((layer) => `sha256:${sha256(layer)}`) },
      history: steps.map((step) => ({ created, created_by: step })),
    }),
  );
}

/** A tar of the files and the folders above them, with nothing of this machine or moment in it. */
export async function tarOf(files: Files): Promise<Buffer> {
  const archive = pack();
  const mtime = new Date(0);
  for (const folder of foldersOf(files))
    archive.entry({ name: `${folder}/`, type: "directory", mode: 0o755, mtime });
  for (const [name, { content, mode = 0o644 }] of files)
    archive.entry({ name, mode, mtime }, content);
  archive.finalize();
  return Buffer.concat(await Array.fromAsync(archive as AsyncIterable<Buffer>));
}

function foldersOf(files: Files): string[] {
  const folders = new Set<string>();
  for (const path of files.keys()) {
    for (let folder = dirname(path); folder !== "."; folder = dirname(folder)) folders.add(folder);
  }
  return [...folders].sort();
}

const sha256 = (content: Uint8Array): string => createHash("sha256").update(content).digest("hex");

/** Writes an OCI image layout (image-spec, image-layout.md) with gzip layers. */
export function writeOciLayout(folder: string, { reference, layers, config }: ImageParts): void {
  const blobs = join(folder, "blobs", "sha256");
  mkdirSync(blobs, { recursive: true });
  const store = (mediaType: string, content: Buffer): object => {
    const digest = sha256(content);
    writeFileSync(join(blobs, digest), content);
    return { mediaType, digest: `sha256:${digest}`, size: content.length };
  };
  const type = "application/vnd.oci.image";
  const manifest = {
    schemaVersion: 2,
    mediaType: `${type}.manifest.v1+json`,
    config: store(`${type}.config.v1+json`, config),
    layers: layers.map((layer) =>
      store(`${type}.layer.v1.tar+gzip`, gzipSync(layer, { level: 1 })),
    ),
  };
  const descriptor = store(manifest.mediaType, Buffer.from(JSON.stringify(manifest)));
  const annotations = { "org.opencontainers.image.ref.name": reference };
  const index = { schemaVersion: 2, manifests: [{ ...descriptor, annotations }] };
  writeFileSync(join(folder, "index.json"), JSON.stringify(index));
  writeFileSync(join(folder, "oci-layout"), '{"imageLayoutVersion":"1.0.0"}');
}

/** What `docker save` writes: plain layers, a configuration and manifest.json. */
export function dockerArchiveOf({ reference, layers, config }: ImageParts): Promise<Buffer> {
  const configName = `${sha256(config)}.json`;
  const layerNames = layers.map((layer) => `${sha256(layer)}/layer.tar`);
  const manifest = [{ Config: configName, RepoTags: [reference], Layers: layerNames }];
  const files: Files = new Map([
    [configName, { content: config }],
    ["manifest.json", { content: Buffer.from(JSON.stringify(manifest)) }],
  ]);
  layers.forEach((content, i) => void files.set(layerNames[i] ?? "", { content }));
  return tarOf(files);
}
