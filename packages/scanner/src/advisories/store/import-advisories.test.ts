import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writeZip } from "../../archive/testing/write-zip.ts";
import { type ImportOptions, type ImportProgress, importAdvisories } from "./import-advisories.ts";
import { openAdvisories } from "./open-advisories.ts";

let folder: string;
let database: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hasp-import-"));
  database = join(folder, "db", "advisories.db");
});
afterEach(() => rmSync(folder, { recursive: true }));

const now = () => new Date("2026-06-01T00:00:00Z");

function feed(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function run(inputs: readonly string[], options: Partial<ImportOptions> = {}) {
  return importAdvisories({ database, inputs, now, ...options });
}

const tracker = (fixed: string) =>
  JSON.stringify({
    zlib: {
      "CVE-2022-37434": {
        releases: { bookworm: { status: "resolved", fixed_version: fixed, urgency: "high" } },
      },
    },
  });
const secdb = (reponame: string, name = "openssl") =>
  JSON.stringify({
    distroversion: "v3.17",
    reponame,
    packages: [{ pkg: { name, secfixes: { "3.0.8-r0": ["CVE-2023-0286"] } } }],
  });
const record = (id: string, modified = "2026-01-01T00:00:00Z", ecosystem = "npm") => ({
  name: `${id}.json`,
  content: JSON.stringify({
    id,
    modified,
    affected: [
      {
        package: { ecosystem, name: "lodash" },
        ranges: [{ type: "SEMVER", events: [{ introduced: "0" }, { fixed: "4.17.21" }] }],
      },
    ],
  }),
});

function found(type: "deb" | "apk" | "npm", name: string): string[] {
  using open = openAdvisories(database);
  const id = { deb: "debian", apk: "alpine", npm: "x" }[type];
  const versionId = { deb: "12", apk: "3.17.0", npm: "x" }[type];
  const installed = { type, name, version: "1.0.0", purl: `pkg:${type}/${name}`, path: "x" };
  const { findings } = open.match({ distribution: { id, versionId }, packages: [installed] });
  return findings.map((finding) => `${finding.id} ${finding.fix.version}`);
}

test("imports every feed by its content, whatever its name", async () => {
  const report = await run([
    feed("a.bin", gzipSync(tracker("2"))),
    feed("b.txt", secdb("main")),
    feed("c", writeZip([record("GHSA-1"), record("GHSA-2", "2027-01-01T00:00:00Z")])),
  ]);
  expect(report).toMatchObject({ passedOver: [], problems: [], moreProblems: 0 });
  const sources = report.sources.map(({ digest, importedAt, ...source }) => source);
  expect(sources).toEqual([
    { feed: "debian", ecosystem: "debian:12", advisories: 1 },
    { feed: "alpine", ecosystem: "alpine:v3.17", part: "main", advisories: 1 },
    // a record of next year does not make the feed look newer than it is
    { feed: "osv:npm", ecosystem: "npm", advisories: 2, updatedAt: "2026-01-01T00:00:00.000Z" },
  ]);
  expect(found("deb", "zlib")).toEqual(["CVE-2022-37434 2"]);
  expect(found("apk", "openssl")).toEqual(["CVE-2023-0286 3.0.8-r0"]);
  expect(found("npm", "lodash")).toEqual(["GHSA-1 4.17.21", "GHSA-2 4.17.21"]);
  using open = openAdvisories(database);
  expect(open.describe()).toEqual(
    report.sources.toSorted((a, b) => (a.ecosystem < b.ecosystem ? -1 : 1)),
  );
  expect(open.describe()[0]).toMatchObject({
    importedAt: "2026-06-01T00:00:00.000Z",
    digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
  });
});

test("replaces a source that is imported again, and keeps the others", async () => {
  await run([
    feed("a", tracker("2")),
    feed("b", secdb("main")),
    feed("c", secdb("community", "x")),
  ]);
  await run([feed("a", tracker("3")), feed("b", secdb("main", "curl"))]);
  expect(found("deb", "zlib")).toEqual(["CVE-2022-37434 3"]);
  expect(found("apk", "openssl")).toEqual([]);
  expect(found("apk", "curl")).toHaveLength(1);
  expect(found("apk", "x")).toHaveLength(1);
  using open = openAdvisories(database);
  expect(open.describe().map(({ advisories }) => advisories)).toEqual([1, 1, 1]);
  expect(readdirSync(join(folder, "db"))).toEqual(["advisories.db"]);
});

test("searches folders, and says what it passes over", async () => {
  const feeds = join(folder, "feeds", "osv");
  await mkdir(feeds, { recursive: true });
  writeFileSync(
    join(feeds, "all.zip"),
    writeZip([record("GHSA-1"), record("GO-1", undefined, "Go")]),
  );
  writeFileSync(join(feeds, "README.md"), "# Feeds");
  writeFileSync(join(feeds, "kev.json"), '{"title":"KEV"}');
  writeFileSync(join(feeds, "vex.zip"), writeZip([{ name: "a.json", content: '{"@id":"x"}' }]));
  const told: string[] = [];
  const report = await run([join(folder, "feeds")], {
    onProgress: ({ file, files }) => told.push(`${file}/${files}`),
  });
  expect(report.sources.map(({ feed: name }) => name)).toEqual(["osv:npm"]);
  expect(told).toEqual(["1/4", "2/4", "3/4", "4/4"]);
  const passed = report.passedOver.map(({ path, ecosystem, records }) => [
    path.slice(feeds.length + 1),
    ecosystem,
    records,
  ]);
  expect(passed).toEqual([
    ["README.md", undefined, undefined],
    ["kev.json", undefined, undefined],
    ["vex.zip", undefined, undefined],
    ["all.zip", "Go", 1],
  ]);
});

test("reports bad records with their place, and goes on", async () => {
  const zip = feed(
    "z",
    writeZip([
      { name: "bad.json", content: "{" },
      record("GHSA-1"),
      { name: "x.json", content: "7" },
    ]),
  );
  const { problems, sources } = await run([zip]);
  expect(sources).toMatchObject([{ advisories: 1 }]);
  expect(problems).toEqual([
    {
      code: "FEED_RECORD_INVALID",
      path: `${zip}: x.json`,
      message: "not a record of the feed osv",
    },
    {
      code: "FEED_RECORD_INVALID",
      path: `${zip}: bad.json`,
      message: expect.stringMatching(/JSON/),
    },
  ]);
  const few = await run([zip], { limits: { problems: 1 } });
  expect([few.problems.length, few.moreProblems]).toEqual([1, 1]);
});

test("takes the first of two files that speak for one source, and says so", async () => {
  const [first, second] = [feed("a", tracker("2")), feed("b", tracker("3"))];
  const { problems } = await run([first, second]);
  expect(problems).toEqual([
    { code: "FEED_DUPLICATE", path: second, message: expect.stringContaining("debian:12") },
  ]);
  expect(found("deb", "zlib")).toEqual(["CVE-2022-37434 2"]);
});

test.each([
  ["JSON of something else", '{"title":"KEV"}'],
  ["text", "hello"],
  ["nothing", ""],
  ["cut JSON", tracker("3").slice(0, 40)],
  ["text that is not UTF-8", Buffer.from([0x7b, 0xff, 0xfe, 0x7d])],
  ["cut gzip", gzipSync(tracker("3")).subarray(0, 30)],
  ["gzip of something else", gzipSync("hello")],
  ["a cut zip", writeZip([record("GHSA-1")]).subarray(0, 50)],
  ["a zip of something else", writeZip([{ name: "a.json", content: "{}" }])],
  ["a zip without entries", writeZip([])],
])("refuses %s, and leaves the old database as it was", async (_, content) => {
  await run([feed("a", tracker("2"))]);
  const before = readFileSync(database);
  await expect(run([feed("b", secdb("main")), feed("c", content)])).rejects.toMatchObject({
    code: "FEED_INVALID",
    hint: expect.any(String),
  });
  expect(readFileSync(database).equals(before)).toBe(true);
  expect(readdirSync(join(folder, "db"))).toEqual(["advisories.db"]);
});

test("refuses what is not there, and a folder without feeds", async () => {
  for (const input of [join(folder, "absent"), folder]) {
    await expect(run([input])).rejects.toMatchObject({ code: "FEED_INVALID" });
  }
  expect(() => openAdvisories(database)).toThrow(expect.objectContaining({ code: "DB_NOT_FOUND" }));
});

test.each([
  ["a large document", tracker("2"), { documentBytes: 10 }],
  ["a document that unpacks too far", gzipSync(tracker("2")), { documentBytes: 100 }],
  ["a large zip", writeZip([record("GHSA-1")]), { zipFileBytes: 10 }],
])("refuses %s", async (_, content, limits) => {
  const input = feed("a", content);
  await expect(run([input], { limits })).rejects.toMatchObject({ code: "LIMIT_EXCEEDED" });
});

test("stops when it is told to, and leaves nothing behind", async () => {
  const abort = new AbortController();
  const records = Array.from({ length: 1500 }, (_, n) => record(`GHSA-${n}`));
  const onProgress = ({ advisories }: ImportProgress) => {
    if (advisories > 0) abort.abort(new Error("enough"));
  };
  const done = run([feed("a", writeZip(records))], { signal: abort.signal, onProgress });
  await expect(done).rejects.toThrow("enough");
  expect(readdirSync(join(folder, "db"))).toEqual([]);
});

test("never replaces a file that is not its own", async () => {
  const input = feed("a", tracker("2"));
  await mkdir(join(folder, "db"));
  writeFileSync(database, "my notes");
  await expect(run([input])).rejects.toMatchObject({ code: "DB_INVALID" });
  expect(readFileSync(database, "utf8")).toBe("my notes");
});

test.each(["feeds", "a/advisories.db"])(
  "cannot write a database at %s, and says so",
  async (path) => {
    const input = feed("a", tracker("2"));
    await mkdir(join(folder, "feeds"));
    await expect(run([input], { database: join(folder, path) })).rejects.toMatchObject({
      code: "DB_INVALID",
      hint: expect.any(String),
    });
  },
);

test.each([
  ["damaged", () => truncateSync(database, 5000)],
  [
    "of another version",
    () => {
      using db = new DatabaseSync(database);
      db.exec("PRAGMA user_version = 99");
    },
  ],
])("replaces a database that is %s, and says so", async (why, damage) => {
  await run([feed("a", tracker("2"))]);
  damage();
  const { problems } = await run([feed("b", secdb("main"))]);
  expect(problems).toEqual([
    { code: "DB_REPLACED", path: database, message: expect.stringContaining(why) },
  ]);
  using open = openAdvisories(database);
  expect(open.describe().map(({ ecosystem }) => ecosystem)).toEqual(["alpine:v3.17"]);
});
