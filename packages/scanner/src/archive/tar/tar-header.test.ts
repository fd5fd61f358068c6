import { tarMember } from "@hasp/testing";
import { expect, test } from "vitest";
import { parseTarHeader } from "./tar-header.ts";

function header(member: Parameters<typeof tarMember>[0]) {
  return parseTarHeader(tarMember(member).subarray(0, 512), 0);
}

test("reads the fields of a ustar header", () => {
  expect(header({ name: "a", prefix: "long", mode: 0o755, uid: 1000, content: "abc" })).toEqual({
    name: "long/a",
    flag: "0",
    size: 3,
    mode: 0o755,
    uid: 1000,
    target: "",
  });
});

test.each([
  ["octal with leading spaces", "       1234 ", 668],
  ["octal to the last byte", "000000001234", 668],
  ["octal cut by NUL", "1234\0\0\0\0\0\0\0\0", 668],
  ["nothing", "\0\0\0\0\0\0\0\0\0\0\0\0", 0],
  ["base 256", Buffer.from("800000000000000200000000", "hex"), 2 ** 33],
])("reads a size in %s", (_, size, expected) => {
  expect(header({ name: "a", size }).size).toBe(expected);
});

test.each([
  ["a letter", "0000000012x4"],
  ["a sign", "-00000000001"],
  ["a negative base 256", Buffer.from("ffffffffffffffffffffffff", "hex")],
  ["base 256 above what is exact", Buffer.from("80ffffffffffffffffffffff", "hex")],
])("refuses a size with %s", (_, size) => {
  expect(() => header({ name: "a", size })).toThrow(/size is no number at byte 0/);
});

test("refuses a wrong checksum", () => {
  const block = tarMember({ name: "a" });
  block[0] = 0x62;
  expect(() => parseTarHeader(block, 1536)).toThrow(/checksum is wrong at byte 1536/);
});

test("takes the checksum of signed bytes, as old Sun tars wrote it", () => {
  const block = tarMember({ name: "é" }).subarray(0, 512);
  block.fill(" ", 148, 156);
  const sum = block.reduce((total, byte) => total + (byte > 127 ? byte - 256 : byte), 0);
  block.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, "latin1");
  expect(parseTarHeader(block, 0).name).toBe("é");
});

test("does not take GNU's times for the first part of a path", () => {
  expect(header({ name: "a", prefix: "14772455401", magic: "ustar  \0" }).name).toBe("a");
});

test("keeps names apart that are no UTF-8", () => {
  const name = (byte: number) =>
    header({ name: "", edit: (block) => block.writeUInt8(byte, 0) }).name;
  expect(name(0xe9)).not.toBe(name(0xe8));
});
