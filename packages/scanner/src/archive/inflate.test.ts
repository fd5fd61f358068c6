import { gzipSync, zstdCompressSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { ScanError } from "../error.ts";
import { inflate } from "./inflate.ts";

async function* cut(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function inflateAll(bytes: Uint8Array, size = 1000, signal = AbortSignal.timeout(30_000)) {
  const chunks: Buffer[] = [];
  await inflate(cut(bytes, size), signal, (chunk) => {
    chunks.push(Buffer.from(chunk));
  });
  return Buffer.concat(chunks);
}

const text = Buffer.from("Hasp ".repeat(50_000));
const more = Buffer.from("and more ".repeat(1000));
const both = Buffer.concat([text, more]);
const skippable = Buffer.from("502a4d180400000001020304", "hex");

test.each<[string, Buffer, Buffer]>([
  ["gzip", gzipSync(text), text],
  ["gzip of several members", Buffer.concat([gzipSync(text), gzipSync(more)]), both],
  ["zstd", zstdCompressSync(text), text],
  ["zstd of several frames", Buffer.concat([zstdCompressSync(text), zstdCompressSync(more)]), both],
  [
    "zstd with skippable frames",
    Buffer.concat([
      skippable,
      zstdCompressSync(text),
      skippable,
      zstdCompressSync(more),
      skippable,
    ]),
    both,
  ],
  ["zstd of an empty frame", zstdCompressSync(Buffer.alloc(0)), Buffer.alloc(0)],
  ["plain bytes", text, text],
  ["fewer bytes than a magic number", Buffer.from("ab"), Buffer.from("ab")],
  ["nothing", Buffer.alloc(0), Buffer.alloc(0)],
])("reads %s in chunks of any size", async (_, stored, plain) => {
  for (const size of [1, 7, 1000, stored.length + 1]) {
    if (stored.length / size > 3000) continue;
    expect((await inflateAll(stored, size)).equals(plain)).toBe(true);
  }
});

test.each<[string, Buffer, Buffer]>([
  ["gzip", gzipSync(both), both],
  ["zstd", Buffer.concat([zstdCompressSync(text), zstdCompressSync(more)]), both],
  ["plain bytes", both, both],
])("reads %s from a source that writes over its chunks", async (_, stored, plain) => {
  async function* source() {
    const chunk = Buffer.alloc(100);
    for await (const piece of cut(stored, chunk.length)) {
      chunk.set(piece);
      yield chunk.subarray(0, piece.length);
      chunk.fill(0);
    }
  }
  const chunks: Buffer[] = [];
  await inflate(source(), AbortSignal.timeout(30_000), (chunk) => {
    chunks.push(Buffer.from(chunk));
  });
  expect(Buffer.concat(chunks).equals(plain)).toBe(true);
});

test.each<[string, Uint8Array, string]>([
  ["cut gzip", gzipSync(text).subarray(0, -9), "ARCHIVE_CORRUPT"],
  ["gzip with a wrong checksum", flip(gzipSync(text), -6), "ARCHIVE_CORRUPT"],
  ["gzip followed by something else", Buffer.concat([gzipSync(text), more]), "ARCHIVE_CORRUPT"],
  ["cut zstd", zstdCompressSync(text).subarray(0, -9), "ARCHIVE_CORRUPT"],
  ["damaged zstd", flip(zstdCompressSync(text), 10), "ARCHIVE_CORRUPT"],
  [
    "zstd followed by something else",
    Buffer.concat([zstdCompressSync(text), more]),
    "ARCHIVE_CORRUPT",
  ],
  ["xz", Buffer.from("fd377a585a000000", "hex"), "SOURCE_UNSUPPORTED"],
  ["bzip2", Buffer.from("BZh91AY&SY"), "SOURCE_UNSUPPORTED"],
])("refuses %s", async (_, stored, code) => {
  await expect(inflateAll(stored)).rejects.toMatchObject({ code });
});

test("closes its source when it refuses the compression", async () => {
  let isClosed = false;
  async function* source() {
    try {
      yield Buffer.from("fd377a585a000000000000", "hex");
      yield text;
    } finally {
      isClosed = true;
    }
  }
  await expect(inflate(source(), AbortSignal.timeout(30_000), () => {})).rejects.toThrow("xz");
  expect(isClosed).toBe(true);
});

test("stops when the reader has had enough, and throws its error", async () => {
  const bomb = gzipSync(Buffer.alloc(64 * 2 ** 20));
  let seen = 0;
  const enough = new Error("enough");
  const reading = inflate(cut(bomb, 1000), AbortSignal.timeout(30_000), (chunk) => {
    seen += chunk.length;
    throw enough;
  });
  await expect(reading).rejects.toBe(enough);
  expect(seen).toBeLessThan(2 ** 21);
});

test("stops with the signal's reason", async () => {
  const stop = new AbortController();
  const reason = new ScanError("LIMIT_EXCEEDED", "out of time");
  const reading = inflate(cut(gzipSync(text), 10), stop.signal, () => stop.abort(reason));
  await expect(reading).rejects.toBe(reason);
  await expect(inflateAll(text, 10, AbortSignal.abort(reason))).rejects.toBe(reason);
});

test("stops with the signal's reason while the source says nothing", async () => {
  const stop = new AbortController();
  const reason = new Error("out of time");
  async function* silent() {
    yield gzipSync(text).subarray(0, 100);
    await new Promise((_, reject) => stop.signal.addEventListener("abort", () => reject(reason)));
  }
  const reading = inflate(silent(), stop.signal, () => {});
  setImmediate(() => stop.abort(reason));
  await expect(reading).rejects.toBe(reason);
});

test("throws nothing but a coded error for damaged zstd", async () => {
  const frames = Buffer.concat([zstdCompressSync(text), skippable, zstdCompressSync(more)]);
  const edits = fc.array(fc.tuple(fc.nat(frames.length - 1), fc.nat(255)), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(edits, async (changes) => {
      const damaged = Buffer.from(frames);
      for (const [at, byte] of changes) damaged[at] = byte;
      await inflateAll(damaged).catch((error) => expect(error).toBeInstanceOf(ScanError));
    }),
  );
});

function flip(bytes: Buffer, at: number): Buffer {
  const place = at < 0 ? bytes.length + at : at;
  bytes[place] = (bytes[place] ?? 0) ^ 0xff;
  return bytes;
}

test.each<[string, Buffer]>([
  ["fails at the first plain chunk", text],
  ["fails at the first inflated chunk", gzipSync(text)],
  ["cannot be decompressed", gzipSync(text).fill(0, 20)],
])("closes its source when it %s", async (_, stored) => {
  let closed = 0;
  async function* source() {
    try {
      yield* cut(stored, 100);
    } finally {
      closed++;
    }
  }
  const fail = () => {
    throw new Error("enough");
  };
  await expect(inflate(source(), AbortSignal.timeout(30_000), fail)).rejects.toThrow();
  expect(closed).toBe(1);
});
