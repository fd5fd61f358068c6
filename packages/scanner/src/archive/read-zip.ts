import { promisify } from "node:util";
import { crc32, inflateRawSync } from "node:zlib";
import { messageOf } from "@hasp/core";
import { type Entry, fromBuffer, type ZipFile } from "yauzl";
import { ScanError } from "../error.ts";

/** What reading a zip may cost. */
export interface ZipLimits {
  /** Entries in a zip. */
  readonly entries: number;
  /** Bytes of one entry when uncompressed. */
  readonly entryBytes: number;
  /** Bytes of all entries when uncompressed. */
  readonly zipBytes: number;
  /** How many times larger than the zip its entries may be. */
  readonly zipRatio: number;
}

/** Either the bytes of an entry or what is wrong with it. */
export type ZipEntry = { readonly name: string } & (
  | { readonly bytes: Buffer }
  | { readonly problem: string }
);

const LOCAL_HEADER = 30;
const LOCAL_SIGNATURE = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;

const openZip = promisify<Buffer, object, ZipFile>(fromBuffer);

/**
 * The JSON entries of a zip, one after the other; a bad entry carries its problem and the rest goes on.
 * @param path what messages call it
 * @throws ScanError `FEED_INVALID` for a zip that is damaged as a whole, `LIMIT_EXCEEDED`
 */
export async function* readZip(
  path: string,
  bytes: Buffer,
  limits: ZipLimits,
): AsyncGenerator<ZipEntry> {
  const zip = await openZip(bytes, { lazyEntries: true }).catch((error) => {
    throw damaged(path, error);
  });
  if (zip.entryCount > limits.entries) {
    throw tooLarge(`${path} has ${zip.entryCount} entries; the limit is ${limits.entries}`);
  }
  const budget = Math.min(limits.zipBytes, limits.zipRatio * bytes.length);
  let total = 0;
  for (;;) {
    const entry = await nextEntry(zip).catch((error) => {
      throw damaged(path, error);
    });
    if (entry === undefined) return;
    const { fileName: name, uncompressedSize: size } = entry;
    if (!name.endsWith(".json")) continue;
    total += size;
    if (total > budget) throw tooLarge(`${path} unpacks to more than ${budget} bytes`);
    if (size > limits.entryBytes) {
      yield { name, problem: `unpacks to ${size} bytes; the limit is ${limits.entryBytes}` };
    } else yield readEntry(bytes, entry);
  }
}

function nextEntry(zip: ZipFile): Promise<Entry | undefined> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      zip.off("entry", onEntry).off("end", onEnd).off("error", onError);
      act();
    };
    const onEntry = (entry: Entry) => settle(() => resolve(entry));
    const onEnd = () => settle(() => resolve(undefined));
    const onError = (error: Error) => settle(() => reject(error));
    zip.on("entry", onEntry).on("end", onEnd).on("error", onError);
    zip.readEntry();
  });
}

/** Unpacked here and at once: a stream for each of 200,000 small entries takes minutes. */
function readEntry(zip: Buffer, entry: Entry): ZipEntry {
  const { fileName: name, compressionMethod: method, uncompressedSize: size } = entry;
  try {
    if (entry.isEncrypted()) return { name, problem: "is encrypted" };
    if (method !== STORED && method !== DEFLATED) {
      return { name, problem: `is compressed by method ${method}` };
    }
    const stored = storedBytes(zip, entry);
    // one byte is the least that inflate can be held to
    const bytes =
      method === STORED ? stored : inflateRawSync(stored, { maxOutputLength: Math.max(size, 1) });
    if (bytes.length !== size) return { name, problem: `does not unpack to ${size} bytes` };
    return crc32(bytes) === entry.crc32 ? { name, bytes } : { name, problem: "checksum differs" };
  } catch (error) {
    return { name, problem: `cannot be unpacked: ${messageOf(error)}` };
  }
}

/** APPNOTE.TXT, 4.3.7: name and extra field of the local header may differ in length from the directory's. */
function storedBytes(zip: Buffer, { relativeOffsetOfLocalHeader: at, compressedSize }: Entry) {
  if (zip.readUInt32LE(at) !== LOCAL_SIGNATURE) throw new Error("no header at its place");
  const start = at + LOCAL_HEADER + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
  if (start + compressedSize > zip.length) throw new Error("ends early");
  return zip.subarray(start, start + compressedSize);
}

function damaged(path: string, error: unknown): ScanError {
  return new ScanError("FEED_INVALID", `${path} is a damaged zip: ${messageOf(error)}`, {
    cause: error,
    hint: "download it again",
  });
}

function tooLarge(message: string): ScanError {
  return new ScanError("LIMIT_EXCEEDED", message, { hint: "split the zip, or import another" });
}
