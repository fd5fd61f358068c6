import { expect, test } from "vitest";
import { decodeManifest } from "./decode-manifest.ts";

const text = "kind: Pod\nname: é\n";
const utf16 = Buffer.from(`\ufeff${text}`, "utf16le");

test.each([
  ["UTF-8", Buffer.from(text)],
  ["UTF-8 with its mark", Buffer.from(`\ufeff${text}`)],
  ["UTF-16, little end first", utf16],
  ["UTF-16, big end first", Buffer.from(utf16).swap16()],
  ["nothing", Buffer.alloc(0)],
])("reads %s", (_, bytes) => {
  expect(decodeManifest(bytes, "a.yaml")).toBe(bytes.length > 0 ? text : "");
});

test.each([
  ["Latin 1", Buffer.from(text, "latin1")],
  ["UTF-16 without its mark", utf16.subarray(2)],
  ["UTF-16 that is cut", utf16.subarray(0, -1)],
  ["UTF-32", Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0])],
])("refuses %s", (_, bytes) => {
  expect(() => decodeManifest(bytes, "a.yaml")).toThrow(
    expect.objectContaining({ code: "MANIFEST_SYNTAX", message: "a.yaml: not a text in UTF-8" }),
  );
});
