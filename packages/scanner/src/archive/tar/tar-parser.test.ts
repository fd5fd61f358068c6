import { END, gnuLong, pax, type TarMember, tarMember, tarOf } from "@hasp/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { ScanError } from "../../error.ts";
import { type TarEntry, TarParser } from "./tar-parser.ts";

function parse(tar: Uint8Array, chunkSize = 1000, decide: "read" | "skip" = "read") {
  const entries: TarEntry[] = [];
  const contents: string[] = [];
  const parser = new TarParser({
    onEntry(entry) {
      entries.push(entry);
      return decide;
    },
    onContent(_, content) {
      contents.push(content.toString("latin1"));
    },
  });
  for (let at = 0; at < tar.length; at += chunkSize) {
    parser.push(Buffer.from(tar.subarray(at, at + chunkSize)));
  }
  parser.end();
  return { entries, contents };
}

const names = (...members: TarMember[]) => parse(tarOf(...members)).entries.map(({ name }) => name);

test("reads entries and contents", () => {
  const { entries, contents } = parse(
    tarOf({ name: "d/", flag: "5" }, { name: "d/a", content: "x".repeat(513) }, { name: "b" }),
  );
  expect(entries.map(({ name, type, size, offset }) => [name, type, size, offset])).toEqual([
    ["d/", "directory", 0, 512],
    ["d/a", "file", 513, 1024],
    ["b", "file", 0, 2560],
  ]);
  expect(contents).toEqual(["", "x".repeat(513), ""]);
});

test("reads the same whatever the size of the chunks", () => {
  const tar = tarOf(pax({ path: "é" }), { name: "x", content: "1".repeat(700) }, { name: "b" });
  const whole = parse(tar, tar.length);
  for (const size of [1, 7, 511, 512, 513]) expect(parse(tar, size)).toEqual(whole);
  expect(parse(tar, 512, "skip").entries).toEqual(whole.entries);
});

test.each<[string, TarMember[], Partial<TarEntry>]>([
  ["a GNU long name", [gnuLong("L", "n".repeat(300)), { name: "n" }], { name: "n".repeat(300) }],
  [
    "a GNU long link",
    [gnuLong("K", "t".repeat(300)), { name: "l", flag: "2", target: "t" }],
    { target: "t".repeat(300), type: "symlink" },
  ],
  ["an extended path", [pax({ path: "p" }), { name: "n" }], { name: "p" }],
  [
    "an extended target",
    [pax({ linkpath: "t" }), { name: "n", flag: "1", target: "x" }],
    { target: "t", type: "hardlink" },
  ],
  ["an extended size", [pax({ size: "3" }), { name: "n", content: "abc", size: "0" }], { size: 3 }],
  ["a base 256 user id", [pax({ uid: "4294967294" }), { name: "n" }], { uid: 4294967294 }],
  ["a link with a size, which has no body", [{ name: "n", flag: "2", size: "1000" }], { size: 0 }],
  ["a v7 directory", [{ name: "d/", flag: "\0", magic: "" }], { type: "directory" }],
  ["a contiguous file", [{ name: "n", flag: "7" }], { type: "file" }],
  ["a device", [{ name: "n", flag: "3" }], { type: "other" }],
  ["a type of some vendor", [{ name: "n", flag: "V", content: "abc" }], { type: "other" }],
])("reads %s", (_, members, expected) => {
  const { entries } = parse(tarOf(...members, { name: "after" }));
  expect(entries).toHaveLength(2);
  expect(entries[0]).toMatchObject(expected);
  expect(entries[1]).toMatchObject({ name: "after" });
});

test("applies extended headers to one entry only", () => {
  expect(names(pax({ path: "p" }), { name: "a" }, { name: "b" })).toEqual(["p", "b"]);
});

test("does not apply global headers, as container engines do not", () => {
  expect(names(pax({ path: "p", size: "9" }, "g"), { name: "a" }, { name: "b" })).toEqual([
    "a",
    "b",
  ]);
});

test("passes over the map of an old GNU sparse file", () => {
  const sparse: TarMember = {
    name: "s",
    flag: "S",
    magic: "ustar  \0",
    size: "00000000003",
    edit: (header) => header.writeUInt8(1, 482),
  };
  const map = Buffer.alloc(512);
  map.writeUInt8(1, 504);
  const body = Buffer.alloc(512, "abc", "latin1");
  const tar = [tarMember(sparse), map, Buffer.alloc(512), body, tarMember({ name: "after" }), END];
  const { entries } = parse(Buffer.concat(tar));
  expect(entries.map(({ name, sparse, size }) => [name, sparse, size])).toEqual([
    ["s", true, 3],
    ["after", false, 0],
  ]);
});

test("marks a PAX sparse file", () => {
  const { entries } = parse(tarOf(pax({ "GNU.sparse.name": "s" }), { name: "x", content: "map" }));
  expect(entries[0]).toMatchObject({ name: "s", sparse: true });
});

test("takes an archive without end mark, and one without anything", () => {
  expect(parse(tarMember({ name: "a" })).entries).toHaveLength(1);
  expect(parse(Buffer.concat([tarMember({ name: "a" }), Buffer.alloc(512)])).entries).toHaveLength(
    1,
  );
  expect(parse(Buffer.alloc(0)).entries).toEqual([]);
});

test("ignores what follows the end mark", () => {
  expect(parse(Buffer.concat([tarOf({ name: "a" }), Buffer.alloc(700, 1)])).entries).toHaveLength(
    1,
  );
});

const whole = tarOf({ name: "a", content: "x".repeat(600) });

test.each<[string, Uint8Array, string]>([
  ["cut within a header", whole.subarray(0, 300), "ARCHIVE_CORRUPT"],
  ["cut within a body", whole.subarray(0, 900), "ARCHIVE_CORRUPT"],
  ["cut within the padding", whole.subarray(0, 1200), "ARCHIVE_CORRUPT"],
  ["cut after an extended header", tarMember(pax({ path: "p" })), "ARCHIVE_CORRUPT"],
  ["no tar at all", Buffer.from("<html>".repeat(200)), "ARCHIVE_CORRUPT"],
  ["an entry after a block of zeros", Buffer.concat([Buffer.alloc(512), whole]), "ARCHIVE_CORRUPT"],
  [
    "a size of 2^53 - 1",
    tarMember({ name: "a", size: Buffer.from("80000000001fffffffffffff", "hex") }),
    "ARCHIVE_CORRUPT",
  ],
  [
    "an extended header of 2 MiB",
    tarMember({ name: "x", flag: "x", size: "00010000000\0" }),
    "LIMIT_EXCEEDED",
  ],
  [
    "a long name of 8 GiB",
    tarMember({ name: "x", flag: "L", size: "77777777777\0" }),
    "LIMIT_EXCEEDED",
  ],
])("refuses %s", (_, tar, code) => {
  expect(() => parse(tar, 1000, "skip")).toThrow(expect.objectContaining({ code }));
});

test("says how far a reader may seek", () => {
  const tar = tarOf({ name: "a", content: "x".repeat(5000) }, { name: "b" });
  const seen: string[] = [];
  const parser = new TarParser({
    onEntry({ name }) {
      seen.push(name);
      return "skip";
    },
    onContent() {},
  });
  parser.push(tar.subarray(0, 600));
  expect(parser.skippable).toBe(5120 - 88);
  parser.passOver(parser.skippable);
  parser.push(tar.subarray(512 + 5120));
  expect(seen).toEqual(["a", "b"]);
  expect(parser.skippable).toBe(Number.POSITIVE_INFINITY);
});

test("throws nothing but a coded error, whatever the bytes and wherever a tar is damaged", () => {
  const damaged = fc
    .array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 5 })
    .map((edits) => {
      const copy = Buffer.concat([tarMember(pax({ path: "p" })), whole]);
      for (const [at, byte] of edits) copy[at] = byte;
      return copy;
    });
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 2000 }), damaged), (bytes) => {
      try {
        parse(bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(ScanError);
      }
    }),
  );
});

test("reads back any valid archive", () => {
  const name = fc
    .string({ minLength: 1, maxLength: 120, unit: "grapheme" })
    .filter((text) => !/[\0/\uFFFD]/u.test(text) && text.isWellFormed());
  const content = fc.uint8Array({ maxLength: 1500 }).map((bytes) => Buffer.from(bytes));
  const file = fc.record({ name, content });
  fc.assert(
    fc.property(
      fc.array(file, { maxLength: 6 }),
      fc.integer({ min: 1, max: 3000 }),
      (files, size) => {
        const members = files.flatMap(({ name, content }) => [
          pax({ path: name }),
          { name: "x", content },
        ]);
        const { entries, contents } = parse(tarOf(...members), size);
        expect(entries.map((entry) => entry.name)).toEqual(files.map((file) => file.name));
        expect(contents).toEqual(files.map((file) => file.content.toString("latin1")));
      },
    ),
  );
});
