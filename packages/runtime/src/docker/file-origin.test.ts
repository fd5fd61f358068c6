import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { recorded } from "../testing/recorded.ts";
import { filesSeenBy, findOrigin, inspectedFiles } from "./file-origin.ts";
import { readInspection } from "./inspection.ts";

const upperDir = mkdtempSync(join(tmpdir(), "hasp-upper-"));
mkdirSync(join(upperDir, "usr/bin"), { recursive: true });
writeFileSync(join(upperDir, "usr/bin/dropped"), "");
afterAll(() => rmSync(upperDir, { recursive: true }));

const facts = {
  upperDir,
  mounts: [
    { path: "/data", type: "ext4" },
    { path: "/dev", type: "tmpfs" },
    { path: "/dev/shm", type: "tmpfs" },
    { path: "/data/cache", type: "tmpfs" },
  ],
};

test.each([
  ["/usr/bin/sh", "image"],
  ["/usr/bin/dropped", "upper"],
  ["/usr/bin", "image"],
  ["/data/tool", "mount"],
  ["/data/cache/tool", "tmpfs"],
  ["/database/tool", "image"],
  ["/dev/shm/x", "tmpfs"],
  ["/memfd:x (deleted)", "memfd"],
  ["/tmp/x (deleted)", "deleted"],
  [undefined, undefined],
  ["relative", undefined],
])("of %s is %s", (executable, expected) => {
  expect(findOrigin(executable, facts)).toBe(expected);
});

test("is not told where the storage driver shows no writable layer, or the container is gone", () => {
  expect(findOrigin("/usr/bin/sh", { upperDir: undefined, mounts: [] })).toBeUndefined();
  const gone = { upperDir: join(upperDir, "gone"), mounts: [] };
  expect(findOrigin("/usr/bin/sh", gone)).toBeUndefined();
});

test("is told by the kernel's own mounts before the engine's, whose paths may be links", () => {
  const read = readInspection(recorded("strict"));
  if (!read) throw new Error("strict is no inspection");
  const inspected = { ...inspectedFiles(read.inspection), upperDir };
  // the engine says /var/run/x, and the image links /var/run to /run
  expect(findOrigin("/run/x/tool", inspected)).toBe("image");
  const root = { path: "/", type: "overlay", upperDir };
  const seen = filesSeenBy([root, { path: "/run/x", type: "ext4" }], inspected);
  expect(seen && findOrigin("/run/x/tool", seen)).toBe("mount");
});

test("is not told of a program of the node that entered, or of one in a root of its own making", () => {
  expect(filesSeenBy([{ path: "/", type: "ext4" }], facts)).toBeUndefined();
  const nested = { path: "/", type: "overlay", upperDir: "/work/upper" };
  expect(filesSeenBy([{ path: "/", type: "overlay", upperDir }, nested], facts)).toBeUndefined();
  expect(filesSeenBy([], facts)).toBe(facts);
});
