import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { importAdvisories } from "./import-advisories.ts";
import { openAdvisories } from "./open-advisories.ts";

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hasp advisories #1 %41?"));
  file = join(folder, "advisories.db");
});
afterEach(() => rmSync(folder, { recursive: true }));

async function fill(fixed: string): Promise<void> {
  const releases = { bookworm: { status: "resolved", fixed_version: fixed, urgency: "low" } };
  const feed = join(folder, "tracker.json");
  writeFileSync(feed, JSON.stringify({ zlib: { "CVE-2022-37434": { releases } } }));
  await importAdvisories({ database: file, inputs: [feed] });
}

const request = {
  distribution: { id: "debian", versionId: "12" },
  packages: [
    { type: "deb" as const, name: "zlib", version: "1", purl: "pkg:deb/debian/zlib", path: "x" },
  ],
};

test("goes on reading the old database while a new one takes its place", async () => {
  await fill("2");
  using first = openAdvisories(file);
  using second = openAdvisories(file);
  await fill("3");
  using third = openAdvisories(file);
  const fixes = [first, second, third].map((open) => open.match(request).findings[0]?.fix.version);
  expect(fixes).toEqual(["2", "2", "3"]);
  expect(readdirSync(folder).sort()).toEqual(["advisories.db", "tracker.json"]);
});

test("misses a database that is not there", () => {
  expect(() => openAdvisories(file)).toThrow(
    expect.objectContaining({
      code: "DB_NOT_FOUND",
      hint: expect.stringContaining("hasp db import"),
    }),
  );
});

test.each([
  ["text", () => writeFileSync(file, "my notes")],
  [
    "a folder",
    () => {
      rmSync(file);
      file = folder;
    },
  ],
  ["cut", () => truncateSync(file, 200)],
  [
    "another's database",
    () => {
      using db = new DatabaseSync(file);
      db.exec("PRAGMA application_id = 1");
    },
  ],
  [
    "of another version",
    () => {
      using db = new DatabaseSync(file);
      db.exec("PRAGMA user_version = 99");
    },
  ],
  [
    "without its tables",
    () => {
      using db = new DatabaseSync(file);
      db.exec("DROP TABLE text");
    },
  ],
  [
    "with a source that makes no sense",
    () => {
      using db = new DatabaseSync(file);
      db.exec("UPDATE source SET digest = 'x'");
    },
  ],
])("refuses a database that is %s", async (_, damage) => {
  await fill("2");
  damage();
  expect(() => openAdvisories(file)).toThrow(
    expect.objectContaining({
      code: "DB_INVALID",
      hint: expect.stringContaining("hasp db import"),
    }),
  );
});

test.each(["not JSON", "{}", '{"severity":"awful","intervals":[]}'])(
  "refuses to match with an advisory that is %s",
  async (body) => {
    await fill("2");
    const db = new DatabaseSync(file);
    db.prepare("UPDATE affected SET body = ?").run(body);
    db.close();
    using open = openAdvisories(file);
    expect(() => open.match(request)).toThrow(expect.objectContaining({ code: "DB_INVALID" }));
  },
);

test("can be closed twice", async () => {
  await fill("2");
  const open = openAdvisories(file);
  open.close();
  open.close();
  expect(() => open.match(request)).toThrow(expect.objectContaining({ code: "DB_INVALID" }));
});
