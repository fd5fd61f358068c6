import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ImageFacts, sha256 } from "@hasp/core";
import {
  addImage,
  type Files,
  type LayerFiles,
  layerTar,
  layoutOf,
  writeFolder,
} from "@hasp/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { importAdvisories, openAdvisories } from "./advisories/index.ts";
import { type MatchRequest, matchPackages } from "./advisories/match/match-packages.ts";
import { ScanError } from "./error.ts";
import { type ScanOptions, scanImage } from "./scan.ts";

let folder: string;
let images = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hasp-scan-"));
});
afterAll(() => rm(folder, { recursive: true }));

const osRelease = 'ID=debian\nVERSION_ID="12"\nVERSION_CODENAME=bookworm\n';
const status =
  "Package: bash\nStatus: install ok installed\nArchitecture: amd64\nVersion: 5.2.15-2+b7\nSource: bash (5.2.15-2)\n";
const key = `AK${"IAQ3EGRZ5T6PLKMNWX"}`;
const now = () => new Date("2026-01-02T03:04:05.678Z");

/** A database that is there and has advisories for nothing. */
const empty = {
  match: (request: MatchRequest) =>
    matchPackages(request, { sourcesOf: () => [], advisoriesFor: () => [] }),
};

async function scan(
  layers: readonly LayerFiles[],
  document: Readonly<Record<string, unknown>> = {},
  options: ScanOptions = { database: empty },
) {
  const path = join(folder, String(images++));
  const files: Files = {};
  const image = addImage(files, { layers, document });
  writeFolder(path, layoutOf(files, image));
  const facts = await scanImage(`oci-dir:${path}`, { platform: "linux/amd64", now, ...options });
  expect(ImageFacts.parse(facts)).toEqual(facts);
  const diffIds = layers.map((layer) => sha256(layerTar(layer)));
  return { facts, diffIds, manifestDigest: image.digest };
}

test("tells all facts of an image of three layers", async () => {
  const { facts, diffIds, manifestDigest } = await scan(
    [
      {
        bin: { link: "usr/bin" },
        "etc/os-release": { link: "../usr/lib/os-release" },
        "usr/lib/os-release": osRelease,
        "usr/bin/dash": { content: "ELF", mode: 0o755 },
        "usr/bin/sh": { link: "dash" },
        "usr/bin/apt-get": { content: "ELF", mode: 0o755 },
        "var/lib/dpkg/status": status.replace("+b7", "+b6"),
      },
      { "var/lib/dpkg/status": status, "app/.env": `ID=${key}\n`, "usr/bin/apt-get": null },
      {
        "app/.env": null,
        "app/node_modules/@acme/a/package.json": '{"name":"@acme/a","version":"1.2.3"}',
      },
    ],
    {
      created: "2025-12-31T23:59:59Z",
      config: { Env: ["DB_PASSWORD=hunter2"], User: "1000" },
      history: [
        { created_by: "ADD rootfs.tar /" },
        { created_by: "ENV DB_PASSWORD=hunter2", empty_layer: true },
        { created_by: "COPY . /app" },
        { created_by: "RUN npm ci" },
      ],
    },
  );
  expect(facts).toMatchObject({
    digest: manifestDigest,
    platform: { os: "linux", architecture: "amd64" },
    createdAt: "2025-12-31T23:59:59.000Z",
    scannedAt: "2026-01-02T03:04:05.678Z",
    config: { user: "1000", env: [{ name: "DB_PASSWORD", value: "…" }] },
    distribution: { id: "debian", versionId: "12", codename: "bookworm" },
    findings: [],
    problems: [],
  });
  expect(facts.layers.map(({ diffId, createdBy }) => [diffId, createdBy])).toEqual([
    [diffIds[0], "ADD rootfs.tar /"],
    [diffIds[1], "COPY . /app"],
    [diffIds[2], "RUN npm ci"],
  ]);
  expect(facts.history).toEqual([
    { createdBy: "ADD rootfs.tar /", layer: diffIds[0] },
    { createdBy: "ENV DB_PASSWORD=…" },
    { createdBy: "COPY . /app", layer: diffIds[1] },
    { createdBy: "RUN npm ci", layer: diffIds[2] },
  ]);
  expect(facts.packages).toEqual([
    {
      type: "deb",
      name: "bash",
      version: "5.2.15-2+b7",
      architecture: "amd64",
      source: { name: "bash", version: "5.2.15-2" },
      purl: "pkg:deb/debian/bash@5.2.15-2%2Bb7?arch=amd64&distro=debian-12",
      path: "var/lib/dpkg/status",
      layer: diffIds[1],
    },
    {
      type: "npm",
      name: "@acme/a",
      version: "1.2.3",
      purl: "pkg:npm/%40acme/a@1.2.3",
      path: "app/node_modules/@acme/a/package.json",
      layer: diffIds[2],
    },
  ]);
  expect(facts.secrets).toMatchObject([
    { rule: "secret-assignment", place: "config", path: "/config/Env/0" },
    { rule: "aws-access-key-id", path: "app/.env", line: 1, layer: diffIds[1], removed: true },
  ]);
  expect(facts.tools).toEqual([
    { kind: "shell", path: "usr/bin/dash", layer: diffIds[0] },
    { kind: "shell", path: "usr/bin/sh", layer: diffIds[0] },
  ]);
  expect(JSON.stringify(facts)).not.toMatch(`hunter2|${key}`);
});

test("gives the same facts twice", async () => {
  const layers = Array.from({ length: 6 }, (_, layer) => ({
    "etc/os-release": osRelease,
    "var/lib/dpkg/status": status,
    [`app/${layer}.txt`]: `${key}\n`,
    [`app/node_modules/a${layer}/package.json`]: "{",
  }));
  const first = await scan(layers);
  const second = await scan(layers);
  expect(JSON.stringify(second.facts)).toBe(JSON.stringify(first.facts));
});

test("says for each ecosystem that nothing was matched when there is no database", async () => {
  const { facts } = await scan([
    {
      "etc/os-release": osRelease,
      "var/lib/dpkg/status": status,
      "node_modules/a/package.json": '{"name":"a","version":"1.2.3"}',
    },
  ]);
  expect(facts.coverage).toEqual([
    { ecosystem: "debian:12", packages: 1, state: "no-data" },
    { ecosystem: "npm", packages: 1, state: "no-data" },
  ]);
});

const damaged = {
  match() {
    throw new ScanError("DB_INVALID", "page 7 is malformed");
  },
};

test.each([
  ["is missing", { databaseMissing: "no file a.db" }, "no file a.db"],
  ["shows only now that it is damaged", { database: damaged }, "the advisory database is damaged"],
])("tells all else of an image when the database %s", async (_, options, message) => {
  const files = { "etc/os-release": osRelease, "var/lib/dpkg/status": status, "a/.env": key };
  const { facts } = await scan([files], {}, options);
  expect(facts.problems).toEqual([{ code: "ADVISORIES_MISSING", path: "", message }]);
  expect(facts.coverage).toMatchObject([{ ecosystem: "debian:12", state: "no-data" }]);
  expect(facts.secrets).toMatchObject([{ rule: "aws-access-key-id", path: "a/.env" }]);
});

test("matches packages with the advisories of a database", async () => {
  const feed = join(folder, "debian.json");
  const database = join(folder, "advisories.db");
  const release = {
    status: "resolved",
    repositories: { bookworm: "5.2.15-2" },
    fixed_version: "5.3-1",
    urgency: "high",
  };
  const tracker = {
    bash: { "CVE-2022-3715": { description: "overflow", releases: { bookworm: release } } },
  };
  await writeFile(feed, JSON.stringify(tracker));
  await importAdvisories({ database, inputs: [feed], now });
  using advisories = openAdvisories(database);
  const files = { "etc/os-release": osRelease, "var/lib/dpkg/status": status };
  const { facts, diffIds } = await scan([files], {}, { database: advisories });
  expect(facts.coverage).toMatchObject([{ ecosystem: "debian:12", packages: 1, state: "matched" }]);
  expect(facts.findings).toMatchObject([
    {
      id: "CVE-2022-3715",
      severity: "high",
      package: { name: "bash", version: "5.2.15-2+b7" },
      path: "var/lib/dpkg/status",
      layer: diffIds[0],
      fix: { state: "fixed", version: "5.3-1" },
      feed: "debian",
    },
  ]);
});

test.each([
  ["nothing that it understands", {}, ["NOTHING_CATALOGED"]],
  [
    "an rpm database",
    { "etc/os-release": "ID=rocky\n", "var/lib/rpm/rpmdb.sqlite": "SQLite" },
    ["DATABASE_UNSUPPORTED", "NOTHING_CATALOGED"],
  ],
  ["no os-release", { "var/lib/dpkg/status": status }, ["DISTRIBUTION_UNKNOWN"]],
  [
    "an empty database",
    { "etc/os-release": osRelease, "var/lib/dpkg/status": "\n" },
    ["DATABASE_EMPTY"],
  ],
])("says so when an image has %s", async (_, files, codes) => {
  const { facts } = await scan([{ "etc/hostname": "a\n", ...files }]);
  expect(facts.problems.map(({ code }) => code).sort()).toEqual(codes);
});

test("leaves secrets alone when it is told to", async () => {
  const document = { config: { Env: ["DB_PASSWORD=hunter2"] } };
  const { facts } = await scan([{ "app/.env": key }], document, { without: ["secrets"] });
  expect(facts.secrets).toEqual([]);
  expect(facts.config.env).toEqual([{ name: "DB_PASSWORD", value: "hunter2" }]);
  await expect(scan([{}], {}, { without: ["secret"] })).rejects.toThrow(
    "no collector is called secret",
  );
});

test("says of every collector how it went", async () => {
  const statuses: string[] = [];
  const onStatus: ScanOptions["onStatus"] = (all) =>
    statuses.push(...all.map(({ name, state }) => `${name}: ${state}`));
  const files = { "etc/os-release": osRelease, "var/lib/dpkg/status": "Package: a\nVersion: ?\n" };
  await scan([files], {}, { database: empty, onStatus });
  expect(statuses.sort()).toEqual([
    "distribution: done",
    "layers: done",
    "packages: partly",
    "secrets: done",
    "tools: done",
  ]);
});

test("keeps a thousand problems and counts the others", async () => {
  const files = Array.from({ length: 1100 }, (_, i) => [`node_modules/a${i}/package.json`, "{"]);
  const { facts } = await scan([Object.fromEntries(files)]);
  expect(facts.problems).toHaveLength(1001);
  expect(facts.problems.at(-1)).toMatchObject({
    code: "MORE_PROBLEMS",
    message: "100 more problems",
  });
});

test("ends with a coded error when it is out of time, and with the caller's reason when that ends it", async () => {
  await expect(scan([{}], {}, { limits: { time: 0 } })).rejects.toMatchObject({
    code: "LIMIT_EXCEEDED",
  });
  const reason = new Error("enough");
  await expect(scan([{}], {}, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
});
