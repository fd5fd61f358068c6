import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { messageOf } from "@hasp/core";
import { extract, type Header, pack } from "tar-stream";
import { BundleError } from "../error.ts";
import type { BundleLimits } from "./bundle.ts";

const deflate = promisify(gzip);
const inflate = promisify(gunzip);

/** Byte of the gzip header that names the operating system (RFC 1952, 2.3.1); 255 is "unknown". */
const GZIP_OS = 9;

/** Writes files as tar.gz; equal files give equal bytes. Names begin with `/`, as OPA writes them. */
export async function packArchive(files: ReadonlyMap<string, Uint8Array>): Promise<Uint8Array> {
  const tar = pack();
  for (const [name, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const fixed = { mode: 0o644, uid: 0, gid: 0, mtime: new Date(0) };
    tar.entry({ name: `/${name}`, ...fixed }, Buffer.from(bytes));
  }
  tar.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of tar) chunks.push(chunk as Buffer);
  const zipped = await deflate(Buffer.concat(chunks), { level: 9 });
  zipped[GZIP_OS] = 255;
  return zipped;
}

/**
 * Reads a tar.gz into memory, names without their leading slash.
 * @throws BundleError `BUNDLE_TOO_LARGE`, `BUNDLE_CORRUPT`
 */
export async function unpackArchive(
  bytes: Uint8Array,
  limits: BundleLimits,
): Promise<Map<string, Uint8Array>> {
  if (bytes.length > limits.compressed)
    throw tooLarge(`the bundle has ${bytes.length} bytes, more than ${limits.compressed}`);
  const tar = extract();
  tar.end(await unzip(bytes, limits));
  const files = new Map<string, Uint8Array>();
  let entries = 0;
  try {
    for await (const entry of tar) {
      entries += 1;
      if (entries > limits.entries)
        throw tooLarge(`the bundle has more than ${limits.entries} entries`);
      const chunks: Buffer[] = [];
      for await (const chunk of entry) chunks.push(chunk as Buffer);
      if (entry.header.type === "directory") continue;
      const name = checkedName(entry.header, limits);
      if (files.has(name)) throw corrupt(`the bundle holds ${JSON.stringify(name)} twice`);
      files.set(name, Buffer.concat(chunks));
    }
  } catch (error) {
    if (error instanceof BundleError) throw error;
    throw corrupt(`the bundle's tar archive cannot be read: ${messageOf(error)}`, error);
  }
  return files;
}

async function unzip(bytes: Uint8Array, limits: BundleLimits): Promise<Buffer> {
  try {
    return await inflate(bytes, { maxOutputLength: limits.uncompressed });
  } catch (error) {
    if (error instanceof RangeError)
      throw tooLarge(`the bundle inflates to more than ${limits.uncompressed} bytes`);
    throw corrupt(`the bundle is not a gzip file: ${messageOf(error)}`, error);
  }
}

function checkedName({ name: written, type }: Header, limits: BundleLimits): string {
  const shown = JSON.stringify(written.slice(0, 100));
  if (type !== "file" && type !== "contiguous-file")
    throw corrupt(`the bundle's entry ${shown} is a ${type}, not a file`);
  if (written.length > limits.nameLength)
    throw corrupt(`the bundle's entry ${shown} has a name of ${written.length} characters`);
  const name = written.replace(/^(\.?\/)/, "");
  const plain = name.split("/").every((part) => part !== "" && part !== "." && part !== "..");
  if (!plain || name.includes("\\") || name.includes("\0"))
    throw corrupt(`the bundle's entry ${shown} has an unsafe name`);
  return name;
}

function tooLarge(message: string): BundleError {
  return new BundleError("BUNDLE_TOO_LARGE", message, {
    hint: "check that this is the file that was published; keep large tables out of policy data",
  });
}

function corrupt(message: string, cause?: unknown): BundleError {
  return new BundleError("BUNDLE_CORRUPT", message, {
    cause,
    hint: "fetch or build the bundle again: hasp policy build",
  });
}
