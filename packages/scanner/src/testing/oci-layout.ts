import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** A file of a layer: its text, a link's target, or `null` for a whiteout of the path. */
export type LayerFile =
  | string
  | { readonly link: string }
  | { readonly text: string; readonly mode: number }
  | null;

export interface WrittenImage {
  readonly diffIds: readonly string[];
  readonly manifestDigest: string;
}

/** Writes an image as an OCI layout directory (OCI image-spec, image-layout.md) with one gzipped layer for each set of files. */
export async function writeOciLayout(
  folder: string,
  layers: readonly Readonly<Record<string, LayerFile>>[],
  document: Readonly<Record<string, unknown>> = {},
): Promise<WrittenImage> {
  await mkdir(join(folder, "blobs/sha256"), { recursive: true });
  const blob = async (bytes: Buffer, mediaType: string) => {
    const hash = createHash("sha256").update(bytes).digest("hex");
    await writeFile(join(folder, "blobs/sha256", hash), bytes);
    return { mediaType, digest: `sha256:${hash}`, size: bytes.length };
  };
  const json = (value: unknown, mediaType: string) =>
    blob(Buffer.from(JSON.stringify(value)), mediaType);

  const tars = layers.map(writeTar);
  const diffIds = tars.map((tar) => `sha256:${createHash("sha256").update(tar).digest("hex")}`);
  const config = await json(
    {
      architecture: "amd64",
      os: "linux",
      rootfs: { type: "layers", diff_ids: diffIds },
      ...document,
    },
    "application/vnd.oci.image.config.v1+json",
  );
  const stored = await Promise.all(
    tars.map((tar) => blob(gzipSync(tar), "application/vnd.oci.image.layer.v1.tar+gzip")),
  );
  const mediaType = "application/vnd.oci.image.manifest.v1+json";
  const manifest = await json({ schemaVersion: 2, mediaType, config, layers: stored }, mediaType);
  await writeFile(join(folder, "oci-layout"), '{"imageLayoutVersion":"1.0.0"}');
  await writeFile(
    join(folder, "index.json"),
    JSON.stringify({ schemaVersion: 2, manifests: [manifest] }),
  );
  return { diffIds, manifestDigest: manifest.digest };
}

function writeTar(files: Readonly<Record<string, LayerFile>>): Buffer {
  const blocks = Object.entries(files).flatMap(([path, file]) => {
    if (file === null) return [tarHeader(path.replace(/([^/]+)$/, ".wh.$1"), 0, "0", 0o644)];
    if (typeof file === "object" && "link" in file) {
      return [tarHeader(path, 0, "2", 0o777, file.link)];
    }
    const { text, mode } = typeof file === "string" ? { text: file, mode: 0o644 } : file;
    const content = Buffer.from(text);
    const padding = Buffer.alloc((512 - (content.length % 512)) % 512);
    return [tarHeader(path, content.length, "0", mode), content, padding];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

/** POSIX.1-2017, pax, "ustar Interchange Format"; names of up to a hundred bytes. */
function tarHeader(name: string, size: number, type: string, mode: number, target = ""): Buffer {
  const header = Buffer.alloc(512);
  const octal = (value: number, width: number) => `${value.toString(8).padStart(width - 1, "0")}\0`;
  header.write(name, 0, 100);
  header.write(octal(mode, 8) + octal(0, 8) + octal(0, 8) + octal(size, 12) + octal(0, 12), 100);
  header.write(`        ${type}`, 148);
  header.write(target, 157, 100);
  header.write("ustar\x0000", 257);
  header.write(
    octal(
      header.reduce((sum, byte) => sum + byte, 0),
      7,
    ),
    148,
  );
  return header;
}
