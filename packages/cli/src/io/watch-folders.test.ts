import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { WatchedFolders } from "./watch-folders.ts";

vi.setConfig({ testTimeout: 20_000 });

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

let root: string;
const at = (name: string) => join(root, name);
const write = (name: string, text = "a") => writeFileSync(at(name), text);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "hasp-watch-"));
  made.push(root);
  mkdirSync(at("ours"));
  write("ours/a.rego");
});

/** What is told within a time that is long for a change and short for a test. */
const told = (folders: WatchedFolders, milliseconds = 8000) =>
  folders.next(AbortSignal.timeout(milliseconds));

const watching = (folders = [root]) =>
  new WatchedFolders(folders, (path) => path.endsWith(".rego"));

test.each<[string, () => void, readonly string[], readonly string[]]>([
  ["written", () => write("ours/a.rego", "b"), ["ours/a.rego"], []],
  ["appended to", () => appendFileSync(at("ours/a.rego"), "b"), ["ours/a.rego"], []],
  ["made", () => write("ours/b.rego"), ["ours/b.rego"], []],
  ["taken out", () => unlinkSync(at("ours/a.rego")), [], ["ours/a.rego"]],
  [
    "saved by renaming another over it",
    () => {
      write("ours/.a.rego.swp");
      renameSync(at("ours/.a.rego.swp"), at("ours/a.rego"));
    },
    ["ours/a.rego"],
    [],
  ],
  [
    "made in a folder that is new",
    () => {
      mkdirSync(at("theirs/deep"), { recursive: true });
      write("theirs/deep/c.rego");
    },
    ["theirs/deep/c.rego"],
    [],
  ],
  [
    "moved with its folder",
    () => renameSync(at("ours"), at("theirs")),
    ["theirs/a.rego"],
    ["ours/a.rego"],
  ],
])("tells of a file that is %s", async (_, change, changed, removed) => {
  using folders = watching();
  change();
  expect(await told(folders)).toEqual({ changed: changed.map(at), removed: removed.map(at) });
});

test("tells again of what is in a folder that was made after the first look", async () => {
  using folders = watching();
  mkdirSync(at("later"));
  write("later/a.rego");
  expect(await told(folders)).toMatchObject({ changed: [at("later/a.rego")] });
  write("later/a.rego", "longer");
  // by its event, and not by the look every two seconds
  const start = Date.now();
  expect(await told(folders)).toMatchObject({ changed: [at("later/a.rego")] });
  expect(Date.now() - start).toBeLessThan(1500);
});

test("what changes together is told together, and what changed meanwhile is not lost", async () => {
  using folders = watching();
  for (const name of ["b", "c", "d"]) write(`ours/${name}.rego`);
  expect((await told(folders))?.changed).toHaveLength(3);
  // nobody waits now, as while tests run
  write("ours/b.rego", "longer");
  write("ours/c.rego", "longer");
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect((await told(folders))?.changed).toEqual([at("ours/b.rego"), at("ours/c.rego")]);
});

test("a file that changes without an end is told all the same", async () => {
  using folders = watching();
  const timer = setInterval(() => appendFileSync(at("ours/a.rego"), "x"), 20);
  try {
    expect(await told(folders)).toMatchObject({ changed: [at("ours/a.rego")] });
  } finally {
    clearInterval(timer);
  }
});

test("says nothing of other files, hidden folders and what lies behind links", async () => {
  const elsewhere = mkdtempSync(join(tmpdir(), "hasp-watch-"));
  made.push(elsewhere);
  symlinkSync(elsewhere, at("link"));
  mkdirSync(at(".git"));
  using folders = watching();
  write("ours/a.txt");
  write(".git/a.rego");
  writeFileSync(join(elsewhere, "a.rego"), "a");
  expect(await told(folders, 2500)).toBeUndefined();
});

test("a folder that is not there yet, goes and comes back is watched", async () => {
  using folders = watching([at("none")]);
  mkdirSync(at("none"));
  write("none/a.rego");
  expect(await told(folders)).toMatchObject({ changed: [at("none/a.rego")] });
  rmSync(at("none"), { recursive: true });
  expect(await told(folders)).toEqual({ changed: [], removed: [at("none/a.rego")] });
  mkdirSync(at("none"));
  write("none/b.rego");
  expect(await told(folders)).toMatchObject({ changed: [at("none/b.rego")] });
});

test("an end that came before is heeded at once", async () => {
  using folders = watching();
  expect(await folders.next(AbortSignal.abort())).toBeUndefined();
});
