import { open, readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { type Digest, messageOf, sha256 } from "@hasp/core";
import { readZip } from "../../archive/read-zip.ts";
import { ScanError } from "../../error.ts";
import type { ImportLimits } from "./import-limits.ts";

/** A JSON document of a feed file, or what is wrong with an entry that should be one. */
export type FeedDocument = { readonly entry?: string } & (
  | { readonly value: unknown }
  | { readonly problem: string }
);

export interface OpenFeed {
  readonly container: "file" | "zip";
  /** Digest of the file as stored. */
  readonly digest: Digest;
  readonly documents: AsyncIterable<FeedDocument>;
}

type Form = "json" | "gzip" | "zip";

const inflate = promisify(gunzip);
const PEEK = 1024;
const signatures: readonly { form: Form; bytes: readonly number[] }[] = [
  { form: "zip", bytes: [0x50, 0x4b, 3, 4] },
  { form: "zip", bytes: [0x50, 0x4b, 5, 6] },
  { form: "gzip", bytes: [0x1f, 0x8b] },
];

/**
 * Opens a feed by its content: JSON, gzip of JSON, or a zip of JSON; undefined for anything else.
 * @throws ScanError `FEED_INVALID` for a damaged file, `LIMIT_EXCEEDED`
 */
export async function openFeed(
  path: string,
  limits: ImportLimits,
  signal?: AbortSignal,
): Promise<OpenFeed | undefined> {
  const { head, size } = await peek(path);
  const form = formOf(head);
  if (form === undefined) return undefined;
  const limit = form === "zip" ? limits.zipFileBytes : limits.documentBytes;
  if (size > limit) throw tooLarge(path, limit);
  const stored = await readFile(path, signal && { signal });
  const digest = sha256(stored);
  if (form === "zip") {
    return { container: "zip", digest, documents: zipDocuments(path, stored, limits, signal) };
  }
  const bytes = form === "gzip" ? await unpack(path, stored, limits.documentBytes) : stored;
  if (formOf(bytes.subarray(0, PEEK)) !== "json") return undefined;
  return { container: "file", digest, documents: oneDocument(path, bytes) };
}

async function peek(path: string): Promise<{ head: Buffer; size: number }> {
  const file = await open(path).catch((error) => {
    throw damaged(path, error);
  });
  try {
    const stats = await file.stat();
    const head = Buffer.alloc(PEEK);
    // a pipe or a device would wait for bytes that never come
    if (stats.isFile()) await file.read(head, 0, PEEK, 0);
    return { head, size: stats.size };
  } finally {
    await file.close();
  }
}

function formOf(head: Buffer): Form | undefined {
  const known = signatures.find(({ bytes }) => bytes.every((byte, at) => head[at] === byte));
  if (known) return known.form;
  return /^\uFEFF?\s*\{/.test(head.toString("utf8")) ? "json" : undefined;
}

async function unpack(path: string, stored: Buffer, limit: number): Promise<Buffer> {
  try {
    return await inflate(stored, { maxOutputLength: limit });
  } catch (error) {
    // zlib's way to say that there is more
    throw error instanceof RangeError ? tooLarge(path, limit) : damaged(path, error);
  }
}

async function* oneDocument(path: string, bytes: Buffer): AsyncGenerator<FeedDocument> {
  const parsed = parseJson(bytes);
  if ("problem" in parsed) throw damaged(path, parsed.problem);
  yield parsed;
}

async function* zipDocuments(
  path: string,
  bytes: Buffer,
  limits: ImportLimits,
  signal?: AbortSignal,
): AsyncGenerator<FeedDocument> {
  for await (const entry of readZip(path, bytes, limits)) {
    signal?.throwIfAborted();
    const parsed = "bytes" in entry ? parseJson(entry.bytes) : { problem: entry.problem };
    yield { entry: entry.name, ...parsed };
  }
}

function parseJson(bytes: Buffer): { value: unknown } | { problem: string } {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return { value: JSON.parse(text) };
  } catch (error) {
    return { problem: messageOf(error) };
  }
}

function damaged(path: string, error: unknown): ScanError {
  return new ScanError("FEED_INVALID", `${path} cannot be read: ${messageOf(error)}`, {
    cause: error,
    hint: "download it again, or leave it out",
  });
}

function tooLarge(path: string, limit: number): ScanError {
  return new ScanError("LIMIT_EXCEEDED", `${path} is larger than ${limit} bytes`, {
    hint: "leave it out; no feed is this large",
  });
}
