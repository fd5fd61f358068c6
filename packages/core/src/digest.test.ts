import { expect, test } from "vitest";
import { isDigest, parseDigest, sha256 } from "./digest.ts";

// FIPS 180-4 example, and the empty message
test("digests text and bytes alike", () => {
  expect(sha256("abc")).toBe(
    "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  );
  expect(sha256(new Uint8Array())).toBe(
    "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  );
});

test.each([
  "",
  "sha256:",
  `sha256:${"A".repeat(64)}`,
  `md5:${"a".repeat(32)}`,
  `sha256:${"a".repeat(64)}\n`,
])("refuses %j", (text) => {
  expect(isDigest(text)).toBe(false);
  expect(() => parseDigest(text)).toThrow(expect.objectContaining({ code: "DIGEST_INVALID" }));
});
