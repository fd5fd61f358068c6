import { createHash } from "node:crypto";
import type { Digest, Problem } from "@hasp/core";
import { Budget } from "../archive/budget.ts";
import { type Compression, inflate } from "../archive/inflate.ts";
import { TarParser } from "../archive/tar/tar-parser.ts";
import { ScanError } from "../error.ts";
import type { Limits } from "../limits.ts";
import { DigestThread } from "./digest-thread.ts";
import { EntryHandler } from "./entry-handler.ts";
import type { LayerBlob } from "./layer-blob.ts";
import type { LayerEntry } from "./layer-entry.ts";
import type { LayerIndex } from "./layer-index.ts";

export interface ReadLayerOptions {
  readonly limits: Limits;
  /** Its reason is what a read that it ends throws. */
  readonly signal: AbortSignal;
  /**
   * Asked once for each file and hard link, before its content is read. A selected hard link costs a second pass over
   * the layer, so select links only where their path matters.
   */
  select(entry: LayerEntry): "read" | "skip";
  /**
   * Gets the whole content of a selected file, at most `limits.fileBytes`; the bytes last until it returns, or its promise
   * settles. They are verified only when `readLayer` returns: use nothing of a layer that it refused.
   */
  onFile(entry: LayerEntry, bytes: Uint8Array): void | Promise<void>;
  /** Entries left out, and selected files that could not be given to `onFile`. */
  onProblem(problem: Problem): void;
}

/** What layers that are read one after the other can share. */
export interface LayerResources {
  readonly thread: DigestThread;
  readonly budget: Budget;
}

/**
 * Streams one layer: tells its entries, hands on selected files and verifies both digests beside inflating and parsing.
 * @throws ScanError `DIGEST_MISMATCH`, `ARCHIVE_CORRUPT`, `LIMIT_EXCEEDED`, `SOURCE_UNSUPPORTED`; the signal's reason
 */
export async function readLayer(
  blob: LayerBlob,
  options: ReadLayerOptions,
  resources?: LayerResources,
): Promise<LayerIndex> {
  if (resources) return readVerified(blob, options, resources);
  const thread = new DigestThread();
  try {
    return await readVerified(blob, options, {
      thread,
      budget: new Budget(options.limits.imageBytes),
    });
  } finally {
    await thread.close();
  }
}

async function readVerified(
  blob: LayerBlob,
  options: ReadLayerOptions,
  resources: LayerResources,
): Promise<LayerIndex> {
  const { budget } = resources;
  const onKept = (characters: number) => budget.spendName(characters);
  const handler = new EntryHandler({ ...options, onKept });
  const size = await readPass(blob, handler, options, resources);
  await readLinks(blob, handler, options, resources);
  handler.end();
  const { entries, whiteouts, opaques } = handler;
  const { digest, diffId } = blob;
  return { ...(digest !== undefined && { digest }), diffId, size, entries, whiteouts, opaques };
}

/** Hands on the content of wanted hard links, which stands with their targets: before them, so already passed. */
async function readLinks(
  blob: LayerBlob,
  handler: EntryHandler,
  options: ReadLayerOptions,
  resources: LayerResources,
): Promise<void> {
  const links = new Map<string, LayerEntry[]>();
  for (const link of handler.wantedLinks) {
    const target = findTarget(handler.entries, link);
    if (target?.type !== "file") {
      const message = `a hard link to ${JSON.stringify(link.target)}, which is no file of the layer`;
      handler.tell("FILE_UNREADABLE", link.path, message);
      continue;
    }
    links.set(target.path, [...(links.get(target.path) ?? []), link]);
  }
  if (links.size === 0) return;
  const second = new EntryHandler({
    limits: options.limits,
    select: (entry) => (entry.type === "file" && links.has(entry.path) ? "read" : "skip"),
    onFile: async (entry, bytes) => {
      for (const link of links.get(entry.path) ?? []) await options.onFile(link, bytes);
    },
    onProblem(problem) {
      if (links.has(problem.path)) options.onProblem(problem);
    },
    onKept() {},
  });
  const budget = new Budget(options.limits.imageBytes);
  await readPass(blob, second, options, { thread: resources.thread, budget });
}

/** Links to links are followed, but not for ever. */
function findTarget(
  entries: ReadonlyMap<string, LayerEntry>,
  link: LayerEntry,
): LayerEntry | undefined {
  let found: LayerEntry | undefined = link;
  for (let steps = 0; found?.type === "hardlink" && steps < 40; steps++) {
    found = entries.get(found.target ?? "");
  }
  return found;
}

/** @returns the bytes of the layer when uncompressed */
async function readPass(
  blob: LayerBlob,
  handler: EntryHandler,
  { limits, signal }: ReadLayerOptions,
  { thread, budget }: LayerResources,
): Promise<number> {
  const stored = blob.digest === undefined ? undefined : thread.create(algorithmOf(blob.digest));
  const plain = thread.create(algorithmOf(blob.diffId));
  const parser = new TarParser(handler);
  let size = 0;
  let isSame = false;

  async function* hashStored() {
    for await (const chunk of blob.open(signal)) {
      const behind = stored?.update(chunk);
      if (behind) await behind;
      yield chunk;
    }
  }

  async function onChunk(chunk: Buffer, compression: Compression): Promise<void> {
    size += chunk.length;
    if (size > limits.layerBytes) throw tooLarge(blob, limits);
    budget.spendBytes(chunk.length);
    isSame = compression === "none" && stored?.algorithm === plain.algorithm;
    const behind = isSame ? undefined : plain.update(chunk);
    parser.push(chunk);
    if (behind || handler.isBusy) await Promise.all([behind, handler.settle()]);
  }

  try {
    await inflate(hashStored(), signal, onChunk);
    parser.end();
  } catch (error) {
    await verifyStored(error, blob, signal);
    throw error;
  }
  const storedDigest = await stored?.finish();
  if (blob.digest !== undefined) verify(storedDigest, blob.digest, "stored");
  verify(isSame ? storedDigest : await plain.finish(), blob.diffId, "uncompressed");
  return size;
}

/** Bytes that cannot be read may be other bytes than were promised, which is what to tell then. */
async function verifyStored(error: unknown, blob: LayerBlob, signal: AbortSignal): Promise<void> {
  if (blob.digest === undefined) return;
  if (!(error instanceof ScanError) || error.code !== "ARCHIVE_CORRUPT") return;
  const algorithm = algorithmOf(blob.digest);
  const hash = createHash(algorithm);
  for await (const chunk of blob.open(signal)) hash.update(chunk);
  verify(`${algorithm}:${hash.digest("hex")}`, blob.digest, "stored");
}

function verify(
  found: string | undefined,
  expected: Digest,
  which: "stored" | "uncompressed",
): void {
  if (found === expected) return;
  const message = `a layer's ${which} bytes have the digest ${found}, but the image says ${expected}`;
  throw new ScanError("DIGEST_MISMATCH", message, {
    hint: "the image is damaged or was tampered with: fetch it again from where it was built",
  });
}

function tooLarge(blob: LayerBlob, limits: Limits): ScanError {
  const message = `layer ${blob.digest ?? blob.diffId} unpacks to more than ${limits.layerBytes} bytes`;
  return new ScanError("LIMIT_EXCEEDED", message, {
    hint: "raise the limit of bytes in a layer if you trust the image",
  });
}

function algorithmOf(digest: Digest): string {
  return digest.slice(0, digest.indexOf(":"));
}
