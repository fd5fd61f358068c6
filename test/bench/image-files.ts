import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, mkdirSync, renameSync, statSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { pack } from "tar-stream";

const CHUNK = 2 ** 20;

/** Writes a root file system as an OCI layout with one gzip layer, and tells the image's configuration. */
export async function writeLayout(tar: string, folder: string): Promise<Buffer> {
  const blobs = join(folder, "blobs", "sha256");
  mkdirSync(blobs, { recursive: true });
  const plain = digesting();
  const stored = digesting();
  const draft = join(blobs, "layer");
  const source = createReadStream(tar, { highWaterMark: CHUNK });
  const gzip = createGzip({ level: 6, chunkSize: CHUNK });
  await pipeline(source, plain.through, gzip, stored.through, createWriteStream(draft));
  const layer = {
    mediaType: "application/vnd.oci.image.layer.v1.tar+gzip",
    digest: stored.digest(),
    size: statSync(draft).size,
  };
  renameSync(draft, join(blobs, layer.digest.slice("sha256:".length)));

  const blob = async (mediaType: string, value: unknown) => {
    const bytes = Buffer.from(JSON.stringify(value));
    const hex = createHash("sha256").update(bytes).digest("hex");
    await writeFile(join(blobs, hex), bytes);
    return { descriptor: { mediaType, digest: `sha256:${hex}`, size: bytes.length }, bytes };
  };
  const config = await blob("application/vnd.oci.image.config.v1+json", {
    architecture: "amd64",
    os: "linux",
    config: {},
    rootfs: { type: "layers", diff_ids: [plain.digest()] },
  });
  const mediaType = "application/vnd.oci.image.manifest.v1+json";
  const layers = [layer];
  const manifest = await blob(mediaType, {
    schemaVersion: 2,
    mediaType,
    config: config.descriptor,
    layers,
  });
  const index = { schemaVersion: 2, manifests: [manifest.descriptor] };
  await writeFile(join(folder, "index.json"), JSON.stringify(index));
  await writeFile(join(folder, "oci-layout"), '{"imageLayoutVersion":"1.0.0"}');
  return config.bytes;
}

/** Writes the same root file system as `docker save` does, its layer plain. */
export async function writeDockerArchive(tar: string, config: Buffer, file: string): Promise<void> {
  const hex = createHash("sha256").update(config).digest("hex");
  const archive = pack();
  const written = pipeline(Readable.from(archive), createWriteStream(file));
  const manifest = [{ Config: `${hex}.json`, RepoTags: ["bench:1"], Layers: ["layer/layer.tar"] }];
  archive.entry({ name: `${hex}.json` }, config);
  archive.entry({ name: "manifest.json" }, JSON.stringify(manifest));
  const layer = archive.entry({ name: "layer/layer.tar", size: statSync(tar).size });
  await pipeline(createReadStream(tar, { highWaterMark: CHUNK }), layer);
  archive.finalize();
  await written;
}

function digesting() {
  const hash = createHash("sha256");
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  return { through, digest: () => `sha256:${hash.digest("hex")}` };
}
