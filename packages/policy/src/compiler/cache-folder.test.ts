import { execFileSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { createCacheFolder } from "./cache-folder.ts";

const root = mkdtempSync(join(tmpdir(), "hasp-cache-"));
afterAll(() => rmSync(root, { recursive: true }));

const keyOf = (digit: string) => `sha256:${digit.repeat(64)}`;
const [key, other] = [keyOf("a"), keyOf("b")];
let folder: string;
const fileOf = (of: string) => join(folder, of.slice("sha256:".length));
const text = async (access?: "read", of = key) => {
  const bytes = await createCacheFolder(folder, access).read(of);
  return bytes && Buffer.from(bytes).toString();
};

beforeEach(async () => {
  folder = mkdtempSync(join(root, "one-"));
  await createCacheFolder(folder).write(key, "kept");
});

test("gives what is kept under a key, and nothing under another", async () => {
  expect(await text()).toBe("kept");
  expect(await text("read")).toBe("kept");
  expect(await text(undefined, other)).toBeUndefined();
});

test.each([
  ["was moved to another key", () => renameSync(fileOf(key), fileOf(other)), other],
  ["was cut while it was written", () => truncateSync(fileOf(key), 70), key],
  ["was cut before its first line ends", () => truncateSync(fileOf(key), 20), key],
  ["is empty", () => writeFileSync(fileOf(key), ""), key],
  [
    "has another body",
    () => writeFileSync(fileOf(key), readFileSync(fileOf(key), "utf8").replace("kept", "left")),
    key,
  ],
])("takes nothing that %s", async (_, damage, at) => {
  damage();
  expect(await text(undefined, at)).toBeUndefined();
  expect(await text("read", at)).toBeUndefined();
});

test("takes nothing from a pipe, and does not wait for it", async () => {
  rmSync(fileOf(key));
  execFileSync("mkfifo", [fileOf(key)]);
  expect(await text()).toBeUndefined();
});

test("takes nothing that everybody could write", async () => {
  chmodSync(fileOf(key), 0o666);
  expect(await text()).toBeUndefined();
});

test.runIf(process.getuid?.() === 0)(
  "takes nothing of another user's, but what is installed",
  async () => {
    chownSync(fileOf(key), 12_345, 12_345);
    expect(await text()).toBeUndefined();
    expect(await text("read")).toBe("kept");
  },
);

test("writes over what it would not take", async () => {
  copyFileSync(fileOf(key), fileOf(other));
  await createCacheFolder(folder).write(other, "mine");
  expect(await text(undefined, other)).toBe("mine");
});

test("keeps whole entries where many write at once, and leaves no file beside them", async () => {
  const bodies = Array.from({ length: 20 }, (_, i) => String(i).repeat(50_000));
  await Promise.all(bodies.map((body) => createCacheFolder(folder).write(key, body)));
  expect(bodies).toContain(await text());
  expect(readdirSync(folder)).toHaveLength(1);
});
