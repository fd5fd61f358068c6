import { gzipSync, zstdCompressSync } from "node:zlib";
import { sha256 } from "@hasp/core";
import { pax, type TarMember, tarMember, tarOf } from "@hasp/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { ScanError } from "../error.ts";
import { readLayer } from "./read-layer.ts";
import { blobOf, recorder } from "./testing/layer-blob.ts";

const plain = tarOf(
  { name: "./etc/", flag: "5" },
  { name: "./etc/os-release", content: "ID=debian\n" },
  { name: "./bin", flag: "2", target: "usr/bin" },
);

async function read(...members: TarMember[]) {
  const { files, problems, options } = recorder();
  const index = await readLayer(blobOf(tarOf(...members)), options);
  return { files, problems, index };
}

test.each([
  ["plain", plain],
  ["gzip", gzipSync(plain)],
  ["zstd", zstdCompressSync(plain)],
])("reads a %s layer", async (_, stored) => {
  const { files, problems, options } = recorder();
  const index = await readLayer(blobOf(plain, stored), options);
  expect(index).toMatchObject({
    digest: sha256(stored),
    diffId: sha256(plain),
    size: plain.length,
  });
  expect([...index.entries.values()]).toEqual([
    { path: "etc", type: "directory", size: 0, mode: 0o644, uid: 0 },
    { path: "etc/os-release", type: "file", size: 10, mode: 0o644, uid: 0 },
    { path: "bin", type: "symlink", size: 0, mode: 0o644, uid: 0, target: "usr/bin" },
  ]);
  expect(files).toEqual([["etc/os-release", "ID=debian\n"]]);
  expect(problems).toEqual([]);
});

test("reads a layer whose source has no digest of the stored bytes", async () => {
  const { digest: _, ...blob } = blobOf(plain);
  const index = await readLayer(blob, recorder().options);
  expect(index.digest).toBeUndefined();
});

test("verifies digests of other algorithms", async () => {
  const diffId = `sha512:${"0".repeat(128)}`;
  const reading = readLayer(blobOf(plain, plain, { diffId }), recorder().options);
  await expect(reading).rejects.toThrow(/sha512:[1-9a-f]/);
});

test("hands on selected files only, and asks about files and hard links", async () => {
  const { files, options } = recorder();
  const asked: string[] = [];
  const select = ({ path }: { path: string }) => {
    asked.push(path);
    return path === "b" ? ("read" as const) : ("skip" as const);
  };
  const tar = tarOf(
    { name: "a", content: "1" },
    { name: "b", content: "2" },
    { name: "l", flag: "1", target: "a" },
    { name: "s", flag: "2", target: "a" },
    { name: "d", flag: "5" },
  );
  await readLayer(blobOf(tar), { ...options, select });
  expect(asked).toEqual(["a", "b", "l"]);
  expect(files).toEqual([["b", "2"]]);
});

test("waits for what onFile began before it reads on", async () => {
  const { options } = recorder();
  const done: string[] = [];
  await readLayer(blobOf(plain), {
    ...options,
    onFile: async ({ path }) => {
      await new Promise(setImmediate);
      done.push(path);
    },
  });
  expect(done).toEqual(["etc/os-release"]);
});

test("separates whiteouts from entries", async () => {
  const { index, files, problems } = await read(
    { name: "etc/.wh.passwd" },
    { name: "var/.wh..wh..opq" },
    { name: ".wh..wh..opq" },
    { name: ".wh.opt" },
    { name: ".wh..wh.plnk", flag: "5" },
    { name: "a.wh.b" },
  );
  expect([...index.whiteouts]).toEqual(["etc/passwd", "opt"]);
  expect([...index.opaques]).toEqual(["var", ""]);
  expect([...index.entries.keys()]).toEqual(["a.wh.b"]);
  expect(files).toEqual([["a.wh.b", ""]]);
  expect(problems).toEqual([]);
});

test.each<[string, TarMember[], [string, string]]>([
  ["a path with ..", [{ name: "../etc/shadow" }], ["PATH_UNSAFE", "../etc/shadow"]],
  ["a path that climbs within", [{ name: "a/../b" }], ["PATH_UNSAFE", "a/../b"]],
  ["an absolute path", [{ name: "/etc/shadow" }], ["PATH_UNSAFE", "/etc/shadow"]],
  [
    "an extended path with ..",
    [pax({ path: "a/../../b" }), { name: "b" }],
    ["PATH_UNSAFE", "a/../../b"],
  ],
  ["a hard link that climbs", [{ name: "l", flag: "1", target: "../x" }], ["PATH_UNSAFE", "l"]],
  ["a whiteout of ..", [{ name: "a/.wh..." }], ["PATH_UNSAFE", "a/.wh..."]],
  ["a whiteout of nothing", [{ name: ".wh." }], ["PATH_UNSAFE", ".wh."]],
  [
    "a path of 5000 characters",
    [pax({ path: "p".repeat(5000) }), { name: "p" }],
    ["PATH_UNSAFE", "p".repeat(4096)],
  ],
  [
    "a link to a path of 5000 characters",
    [pax({ linkpath: "p".repeat(5000) }), { name: "l", flag: "2" }],
    ["PATH_UNSAFE", "l"],
  ],
])("keeps out %s, says so and reads the rest", async (_, members, problem) => {
  const { index, files, problems } = await read(...members, { name: "after", content: "x" });
  expect(problems).toEqual([problem]);
  expect([...index.entries.keys()]).toEqual(["after"]);
  expect([...index.whiteouts]).toEqual([]);
  expect(files).toEqual([["after", "x"]]);
});

test("says that a file is too large or sparse, and reads the rest", async () => {
  const { files, problems, options } = recorder({ fileBytes: 10 });
  const tar = tarOf(
    { name: "large", content: "12345678901" },
    pax({ "GNU.sparse.name": "sparse" }),
    { name: "x", content: "map" },
    { name: "fits", content: "1234567890" },
  );
  const index = await readLayer(blobOf(tar), options);
  expect(problems).toEqual([
    ["FILE_TOO_LARGE", "large"],
    ["FILE_UNREADABLE", "sparse"],
  ]);
  expect(files).toEqual([["fits", "1234567890"]]);
  expect([...index.entries.keys()]).toEqual(["large", "sparse", "fits"]);
});

test("tells a hundred problems and counts the rest", async () => {
  const members = Array.from({ length: 150 }, (_, number) => ({ name: `../${number}` }));
  const { problems } = await read(...members);
  expect(problems).toHaveLength(101);
  expect(problems.at(-1)).toEqual(["MORE_PROBLEMS", ""]);
});

test("reads hard links, links to links and absolute targets from where their content is", async () => {
  const { files, problems } = await read(
    { name: "a", content: "1" },
    { name: "b", flag: "1", target: "./a" },
    { name: "c", flag: "1", target: "/b" },
  );
  expect(files).toEqual([
    ["a", "1"],
    ["b", "1"],
    ["c", "1"],
  ]);
  expect(problems).toEqual([]);
});

test.each<[string, TarMember[]]>([
  ["is not in the layer", [{ name: "l", flag: "1", target: "gone" }]],
  ["is itself", [{ name: "l", flag: "1", target: "l" }]],
  [
    "is a folder",
    [
      { name: "d", flag: "5" },
      { name: "l", flag: "1", target: "d" },
    ],
  ],
])("says when a hard link's target %s", async (_, members) => {
  const { files, problems } = await read(...members);
  expect(files).toEqual([]);
  expect(problems).toEqual([["FILE_UNREADABLE", "l"]]);
});

test("lets the last entry of a path count", async () => {
  const { index } = await read(
    { name: "a", content: "1" },
    { name: "b" },
    { name: "a", content: "22" },
  );
  expect([...index.entries.keys()]).toEqual(["b", "a"]);
  expect(index.entries.get("a")?.size).toBe(2);
});

const zeros = `sha256:${"0".repeat(64)}`;
const gzipped = gzipSync(plain);
const damaged = Buffer.from(gzipped);
damaged.fill(0xff, 20, 40);

test.each([
  ["the stored digest lies", blobOf(plain, gzipped, { digest: zeros }), "DIGEST_MISMATCH"],
  ["the diff id lies", blobOf(plain, gzipped, { diffId: zeros }), "DIGEST_MISMATCH"],
  ["the diff id of a plain layer lies", blobOf(plain, plain, { diffId: zeros }), "DIGEST_MISMATCH"],
  [
    "stored bytes were changed",
    blobOf(plain, damaged, { digest: sha256(gzipped) }),
    "DIGEST_MISMATCH",
  ],
  [
    "stored bytes were cut",
    blobOf(plain, gzipped.subarray(0, -20), { digest: sha256(gzipped) }),
    "DIGEST_MISMATCH",
  ],
  ["it is cut, and digests are true", blobOf(plain.subarray(0, 800)), "ARCHIVE_CORRUPT"],
  ["its gzip data is damaged, and digests are true", blobOf(plain, damaged), "ARCHIVE_CORRUPT"],
  ["it is no tar", blobOf(Buffer.from("<html>".repeat(500))), "ARCHIVE_CORRUPT"],
  ["it holds another archive only", blobOf(gzipped, gzipSync(gzipped)), "ARCHIVE_CORRUPT"],
])("refuses a layer when %s", async (_, blob, code) => {
  await expect(readLayer(blob, recorder().options)).rejects.toMatchObject({ code });
});

test("refuses a gzip bomb before it is inflated", async () => {
  const bomb = gzipSync(Buffer.alloc(32 * 2 ** 20));
  const { options } = recorder({ layerBytes: 2 ** 20 });
  await expect(readLayer(blobOf(plain, bomb), options)).rejects.toMatchObject({
    code: "LIMIT_EXCEEDED",
    message: expect.stringContaining("unpacks to more than 1048576 bytes"),
  });
});

test("refuses a layer with too many entries", async () => {
  const members = Array.from({ length: 11 }, (_, number) => ({ name: `${number}` }));
  const { options } = recorder({ entries: 10 });
  const reading = readLayer(blobOf(tarOf(...members)), options);
  await expect(reading).rejects.toMatchObject({ code: "LIMIT_EXCEEDED" });
});

test("does not believe a size that is not there", async () => {
  const tar = tarMember({ name: "a", size: "77777777777\0" });
  const { options } = recorder({ fileBytes: 2 ** 40 });
  const reading = readLayer(blobOf(tar), options);
  await expect(reading).rejects.toMatchObject({ code: "ARCHIVE_CORRUPT" });
});

test("stops with the signal's reason", async () => {
  const reason = new ScanError("LIMIT_EXCEEDED", "out of time");
  const reading = readLayer(blobOf(plain), {
    ...recorder().options,
    signal: AbortSignal.abort(reason),
  });
  await expect(reading).rejects.toBe(reason);
});

test("throws nothing but a coded error, whatever the bytes", async () => {
  const magic = fc.constantFrom(
    Buffer.alloc(0),
    Buffer.from("1f8b08", "hex"),
    Buffer.from("28b52ffd", "hex"),
  );
  const bytes = fc
    .tuple(magic, fc.uint8Array({ maxLength: 1500 }))
    .map((parts) => Buffer.concat(parts));
  await fc.assert(
    fc.asyncProperty(bytes, async (stored) => {
      const reading = readLayer(blobOf(stored), recorder().options);
      await reading.catch((error) => expect(error).toBeInstanceOf(ScanError));
    }),
  );
});

test("throws what onFile throws, now or later", async () => {
  const error = new Error("no");
  const { options } = recorder();
  const fail = () => {
    throw error;
  };
  await expect(readLayer(blobOf(plain), { ...options, onFile: fail })).rejects.toBe(error);
  await expect(readLayer(blobOf(plain), { ...options, onFile: async () => fail() })).rejects.toBe(
    error,
  );
});
