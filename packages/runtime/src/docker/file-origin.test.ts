import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { isInImage } from "./file-origin.ts";

const upperDir = mkdtempSync(join(tmpdir(), "hasp-upper-"));
mkdirSync(join(upperDir, "usr/bin"), { recursive: true });
writeFileSync(join(upperDir, "usr/bin/dropped"), "");
afterAll(() => rmSync(upperDir, { recursive: true }));

const facts = { upperDir, mounts: ["/data", "/dev"] };

test.each([
  ["/usr/bin/sh", true],
  ["/usr/bin/dropped", false],
  ["/usr/bin", true],
  ["/data/tool", false],
  ["/database/tool", true],
  ["/dev/shm/x", false],
  ["/memfd:x (deleted)", false],
  ["/tmp/x (deleted)", false],
  [undefined, undefined],
  ["relative", undefined],
])("of %s says %s", (executable, expected) => {
  expect(isInImage(executable, facts)).toBe(expected);
});

test("says nothing where the storage driver shows no writable layer, or the container is gone", () => {
  expect(isInImage("/usr/bin/sh", { upperDir: undefined, mounts: [] })).toBeUndefined();
  expect(
    isInImage("/usr/bin/sh", { upperDir: join(upperDir, "gone"), mounts: [] }),
  ).toBeUndefined();
});
