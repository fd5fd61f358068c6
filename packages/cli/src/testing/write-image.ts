import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Writes an image of one plain layer as an OCI layout (OCI image-spec, image-layout.md). */
export function writeImage(
  folder: string,
  files: Readonly<Record<string, string>>,
  config: Readonly<Record<string, unknown>> = {},
): void {
  const blobs = join(folder, "blobs/sha256");
  mkdirSync(blobs, { recursive: true });
  const store = (mediaType: string, bytes: Buffer) => {
    const hash = createHash("sha256").update(bytes).digest("hex");
    writeFileSync(join(blobs, hash), bytes);
    return { mediaType, digest: `sha256:${hash}`, size: bytes.length };
  };
  const json = (mediaType: string, value: unknown) =>
    store(mediaType, Buffer.from(JSON.stringify(value)));

  const prefix = "application/vnd.oci.image";
  const layer = store(`${prefix}.layer.v1.tar`, tarOf(files));
  const rootfs = { type: "layers", diff_ids: [layer.digest] };
  const document = { architecture: "amd64", os: "linux", rootfs, config };
  const mediaType = `${prefix}.manifest.v1+json`;
  const manifest = json(mediaType, {
    schemaVersion: 2,
    mediaType,
    config: json(`${prefix}.config.v1+json`, document),
    layers: [layer],
  });
  const annotations = { "org.opencontainers.image.ref.name": "registry.k8s.io/app:1.0.0" };
  const index = { schemaVersion: 2, manifests: [{ ...manifest, annotations }] };
  writeFileSync(join(folder, "index.json"), JSON.stringify(index));
  writeFileSync(join(folder, "oci-layout"), '{"imageLayoutVersion":"1.0.0"}');
}

function tarOf(files: Readonly<Record<string, string>>): Buffer {
  const blocks = Object.entries(files).flatMap(([name, text]) => {
    const content = Buffer.from(text);
    return [header(name, content.length), content, Buffer.alloc(-content.length & 511)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

/** POSIX.1-2017, pax, "ustar Interchange Format". */
function header(name: string, size: number): Buffer {
  const block = Buffer.alloc(512);
  const octal = (value: number, width: number) => `${value.toString(8).padStart(width, "0")}\0`;
  block.write(name);
  block.write(octal(0o644, 7) + octal(0, 7) + octal(0, 7) + octal(size, 11) + octal(0, 11), 100);
  block.write("        0", 148);
  block.write("ustar\x0000", 257);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(octal(sum, 6), 148);
  return block;
}
