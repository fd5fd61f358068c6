import { mkdtempSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeFolder } from "./make-folder.ts";

const folder = () => mkdtempSync(join(tmpdir(), "hasp-make-folder-"));

test("makes a folder and those above it, by several at once", async () => {
  const path = join(folder(), "a/b/c");
  await Promise.all([makeFolder(path), makeFolder(path), makeFolder(join(path, "d"))]);
  expect(statSync(join(path, "d")).isDirectory()).toBe(true);
  await makeFolder(path);
});

test("fails below a file, and where the system lets nobody make one", async () => {
  const file = join(folder(), "file");
  writeFileSync(file, "");
  await expect(makeFolder(join(file, "a"))).rejects.toMatchObject({ code: "ENOTDIR" });
  await expect(makeFolder(file)).rejects.toMatchObject({ code: "EEXIST" });
  await expect(makeFolder("/proc/hasp/a")).rejects.toThrow(/ENOENT|EACCES|EPERM/);
}, 10_000);
