import { pax } from "@hasp/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { ScanError } from "../../error.ts";
import { parsePax } from "./pax.ts";

const parse = (text: string | Uint8Array) => parsePax(Buffer.from(text), 0);

test("reads what it needs and passes over the rest", () => {
  const records = { mtime: "1.5", path: "a/é", linkpath: "b", size: "8589934592", uid: "70000" };
  const { content } = pax(records);
  expect(parse(content ?? "")).toEqual({
    path: "a/é",
    target: "b",
    size: 2 ** 33,
    uid: 70000,
    sparse: false,
  });
});

test("takes a value back when an empty one follows", () => {
  expect(parse("10 path=a\n8 path=\n")).toEqual({ sparse: false });
});

test("takes a value that holds = and a newline whole", () => {
  expect(parse("14 path=a=\nb\n\n").path).toBe("a=\nb\n");
});

test("knows a sparse file and its real name", () => {
  const { content } = pax({
    path: "GNUSparseFile.0/a",
    "GNU.sparse.name": "a",
    "GNU.sparse.major": "1",
  });
  expect(parse(content ?? "")).toEqual({ path: "a", sparse: true });
});

test.each([
  ["no length", " path=a\n"],
  ["a length of zero", "0 path=a\n"],
  ["a length beyond the end", "99 path=a\n"],
  ["a length that ends within", "5 path=a\n"],
  ["a length that is no number", "1x path=a\n"],
  ["a length of many digits", "00000000000010 path=a\n"],
  ["no key", "6 =a\n\n"],
  ["no equals sign", "8 patha\n"],
  ["a size that is no number", "10 size=x\n"],
  ["a negative size", "11 size=-1\n"],
  ["a size above what is exact", "25 size=9999999999999999\n"],
  ["no newline at the end", "10 path=aa"],
])("refuses %s", (_, text) => expect(() => parse(text)).toThrow(ScanError));

test("throws nothing but a coded error, whatever the bytes", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      try {
        parse(bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(ScanError);
      }
    }),
  );
});
