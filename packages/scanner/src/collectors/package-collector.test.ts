import { expect, test } from "vitest";
import type { LayerEntry } from "../layers/layer-entry.ts";
import { PackageCollector } from "./package-collector.ts";
import { testCollector } from "./testing/collector-contract.ts";
import { readImage } from "./testing/read-image.ts";

testCollector(() => new PackageCollector(), {
  files: [{ name: "app/node_modules/a/package.json", content: '{"name":"a","version":"1.0.0"}' }],
  tells: {
    packages: [expect.objectContaining({ name: "a", path: "app/node_modules/a/package.json" })],
  },
  hostile: {
    files: [
      { name: "app/node_modules/b/package.json", content: "{" },
      { name: "lib/apk/db/installed", content: "\0" },
      { name: "var/lib/rpm/rpmdb.sqlite", content: "SQLite" },
    ],
    problems: [
      { code: "CATALOG_FAILED", path: "app/node_modules/b/package.json" },
      { code: "DATABASE_EMPTY", path: "lib/apk/db/installed" },
      { code: "DATABASE_UNSUPPORTED", path: "var/lib/rpm/rpmdb.sqlite" },
    ],
  },
});

const distribution = { id: "debian", versionId: "12" };
const status = "Package: npm\nStatus: install ok installed\nVersion: 9.2.0\nArchitecture: all\n";
const manifest = JSON.stringify({ name: "abbrev", version: "1.1.1" });

/** Collects files of numbered layers. */
function collect(files: readonly (readonly [number, string, string])[]) {
  const collector = new PackageCollector();
  const layers: LayerEntry[][] = [[], []];
  for (const [layer, path, text] of files) {
    const entry: LayerEntry = { path, type: "file", size: text.length, mode: 0o644, uid: 0 };
    layers[layer]?.push(entry);
    if (collector.wants(entry)) collector.add(entry, Buffer.from(text), layer);
  }
  const { facts, problems = [] } = collector.finish(readImage(layers, { distribution }));
  return { packages: facts.packages ?? [], problems };
}

test("names the place, the layer, the package URL and the owner of a package", () => {
  const path = "usr/share/nodejs/npm/node_modules/abbrev/package.json";
  const { packages, problems } = collect([
    [0, "var/lib/dpkg/status", status],
    [0, "var/lib/dpkg/info/npm.list", `/.\n/${path}\n`],
    [1, path, manifest],
    [1, "app/node_modules/abbrev/package.json", manifest],
    [1, "app/package.json", manifest],
  ]);
  expect(problems).toEqual([]);
  expect(packages).toEqual([
    {
      type: "deb",
      name: "npm",
      version: "9.2.0",
      architecture: "all",
      purl: "pkg:deb/debian/npm@9.2.0?arch=all&distro=debian-12",
      path: "var/lib/dpkg/status",
      layer: "sha256:0",
    },
    {
      type: "npm",
      name: "abbrev",
      version: "1.1.1",
      purl: "pkg:npm/abbrev@1.1.1",
      path,
      layer: "sha256:1",
      ownedBy: "npm",
    },
    {
      type: "npm",
      name: "abbrev",
      version: "1.1.1",
      purl: "pkg:npm/abbrev@1.1.1",
      path: "app/node_modules/abbrev/package.json",
      layer: "sha256:1",
    },
  ]);
});

test("takes the database of the layer that wrote it last", () => {
  const path = "var/lib/dpkg/status";
  const { packages } = collect([
    [1, path, status.replace("9.2.0", "9.2.1")],
    [0, path, status],
  ]);
  expect(packages.map(({ version, layer }) => [version, layer])).toEqual([["9.2.1", "sha256:1"]]);
});

test("goes on past a file that cannot be read, and tells a bad file's first twenty entries", () => {
  const { packages, problems } = collect([
    [0, "app/node_modules/a/package.json", "{"],
    [0, "app/node_modules/b/package.json", manifest],
    [0, "lib/apk/db/installed", "V:1\n\n".repeat(30)],
  ]);
  expect(packages).toHaveLength(1);
  expect(problems.filter(({ code }) => code === "CATALOG_FAILED")).toMatchObject([
    { path: "app/node_modules/a/package.json", message: expect.stringContaining("JSON") },
  ]);
  expect(problems.filter(({ code }) => code === "ENTRY_SKIPPED")).toHaveLength(21);
  expect(problems).toContainEqual(expect.objectContaining({ message: "10 more bad entries" }));
});

test("refuses a database of more packages than any image has", () => {
  expect(() => collect([[0, "lib/apk/db/installed", "P:a\nV:1\n\n".repeat(500_001)]])).toThrow(
    expect.objectContaining({ code: "LIMIT_EXCEEDED" }),
  );
});
