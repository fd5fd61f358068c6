import { expect, test } from "vitest";
import type { LayerEntry } from "../layers/layer-entry.ts";
import type { CollectedFacts } from "./collector.ts";
import { PackageCollector } from "./package-collector.ts";
import { readImage } from "./testing/read-image.ts";

const debian = { distribution: { id: "debian", versionId: "12" } };
const DPKG = "var/lib/dpkg/status";
const APK = "lib/apk/db/installed";
const status = "Package: bash\nStatus: install ok installed\nVersion: 5.2.15-2\n";
const npm = {
  "app/node_modules/a/package.json": '{"name":"a","version":"1.0.0"}',
};

/** Texts by their paths; `-> x` is a symbolic link, `=> x` a hard link. */
type Layer = Readonly<Record<string, string>>;

function gaps(
  layers: readonly Layer[],
  { facts = debian, removed = [] }: { facts?: CollectedFacts; removed?: readonly string[] } = {},
) {
  const collector = new PackageCollector();
  const indexes = layers.map((files, layer) =>
    Object.entries(files).map(([path, text]) => {
      const entry = entryOf(path, text);
      const content = entry.type === "hardlink" ? (files[entry.target ?? ""] ?? "") : text;
      const isRead = entry.type === "file" || entry.type === "hardlink";
      if (isRead && collector.wants(entry)) collector.add(entry, Buffer.from(content), layer);
      return entry;
    }),
  );
  const { problems = [] } = collector.finish(readImage(indexes, facts, removed));
  return problems.map(({ code, path, message }) => `${code} ${path}: ${message}`);
}

function entryOf(path: string, text: string): LayerEntry {
  const [, arrow, target] = /^([-=])> (.*)$/.exec(text) ?? [];
  const rest = { path, size: 0, mode: 0o644, uid: 0 };
  if (target === undefined) return { ...rest, type: "file" };
  return { ...rest, type: arrow === "-" ? "symlink" : "hardlink", target };
}

const nothing =
  "NOTHING_CATALOGED : the image has no package database or manifest that is understood (dpkg, apk, npm)";
const takenAway = `NOTHING_CATALOGED ${DPKG}: a later layer takes away the database of dpkg`;
const empty = (name: string, path: string) =>
  `DATABASE_EMPTY ${path}: the database of ${name} is there, but lists no installed package`;
const elsewhere = (path: string, real: string) =>
  `DATABASE_UNSUPPORTED ${path}: the database of dpkg could not be read where it stands: ${real}`;

test.each<[string, readonly Layer[], readonly string[]]>([
  ["nothing", [{}], [nothing]],
  ["an emptied database", [{ [APK]: "\n" }], [empty("apk", APK)]],
  [
    "an emptied database beside one of the same kind",
    [{ [DPKG]: "", "var/lib/dpkg/status.d/bash": status }],
    [empty("dpkg", DPKG)],
  ],
  [
    "an emptied database beside one in its new place",
    [{ [APK]: "", "usr/lib/apk/db/installed": "P:a\nV:1\n" }],
    [empty("apk", APK)],
  ],
  [
    "a link to a database",
    [{ ...npm, "x/y": status, [DPKG]: "-> /x/y" }],
    [elsewhere(DPKG, "x/y")],
  ],
  [
    "a link to the folder of a database",
    [{ ...npm, "x/status": status, "var/lib/dpkg": "-> ../../x" }],
    [elsewhere(DPKG, "x/status")],
  ],
  [
    "a link to a folder of many",
    [{ ...npm, "x/bash": status, "var/lib/dpkg/status.d": "-> /x" }],
    [elsewhere("var/lib/dpkg/status.d/bash", "x/bash")],
  ],
  [
    "a link to one of many",
    [{ "var/lib/dpkg/status.d/a": status, "var/lib/dpkg/status.d/b": "-> /b", b: status }],
    [elsewhere("var/lib/dpkg/status.d/b", "b")],
  ],
  [
    "a database that another path writes",
    [{ ...npm, [DPKG]: status, alias: "-> var/lib/dpkg" }, { "alias/status": status }],
    [elsewhere(DPKG, DPKG), takenAway],
  ],
  [
    "a distribution without a database",
    [npm],
    ["NOTHING_CATALOGED : the image is of debian, but has no database of its packages"],
  ],
])("tells of %s", (_, layers, told) => {
  expect(gaps(layers)).toEqual(told);
});

test.each<[string, readonly Layer[]]>([
  ["a database", [{ [DPKG]: status }]],
  [
    "a file for each package",
    [{ "var/lib/dpkg/status.d/a": status, "var/lib/dpkg/status.d/a.md5sums": "0 a" }],
  ],
  ["a database written over", [{ [DPKG]: "" }, { [DPKG]: status }]],
  [
    "a database moved to its new place",
    [{ [APK]: "P:a\nV:1\n" }, { lib: "-> usr/lib", "usr/lib/apk/db/installed": "P:a\nV:1\n" }],
  ],
  ["a hard link to a database", [{ "x/y": status, [DPKG]: "=> x/y" }]],
  ["a database written through a link", [{ "var/lib/dpkg": "-> /x" }, { [DPKG]: status }]],
])("tells nothing of %s", (_, layers) => {
  expect(gaps(layers)).toEqual([]);
});

test.each([DPKG, "var/lib/dpkg", "var"])("tells of a database that went with %s", (path) => {
  const removed = [path];
  const layers = [{ ...npm, [DPKG]: status }, {}];
  expect(gaps(layers, { removed })).toEqual([takenAway]);
  expect(gaps(layers, { removed, facts: {} })).toEqual([takenAway]);
  expect(gaps([{ [DPKG]: status }, {}], { removed })).toEqual([nothing]);
});

test.each<[string, Layer, readonly string[]]>([
  ["to a folder of another name", { "app/node_modules": "-> ../deps" }, ["app/node_modules deps"]],
  ["to a link", { "app/node_modules": "-> /x", x: "-> deps" }, ["app/node_modules deps"]],
  ["to a folder of its name", { "app/node_modules": "-> /srv/node_modules" }, []],
  ["to nothing", { "app/node_modules": "-> /nowhere" }, []],
  ["of another name", { "app/modules": "-> /deps" }, []],
])("tells of a folder of packages that is a link %s", (_, links, told) => {
  const files = { "deps/b/package.json": "{}", "srv/node_modules/c/package.json": "{}" };
  expect(gaps([{ ...links, ...files }], { facts: {} })).toEqual(
    told.map((text) => {
      const [path, real] = text.split(" ");
      return `DATABASE_UNSUPPORTED ${path}: packages of npm are not found where this leads: ${real}`;
    }),
  );
});

test("asks for no database where nothing names a distribution", () => {
  expect(gaps([npm], { facts: {} })).toEqual([]);
});

test("tells once of a distribution whose database is of a kind that is not read", () => {
  expect(gaps([{ ...npm, "var/lib/rpm/rpmdb.sqlite": "" }])).toEqual([
    "DATABASE_UNSUPPORTED var/lib/rpm/rpmdb.sqlite: packages of rpm are not read, so their vulnerabilities are not found",
  ]);
});

test("tells that packages of a distribution match nothing where none is named", () => {
  expect(gaps([{ [DPKG]: status }], { facts: {} })).toEqual([
    "DISTRIBUTION_UNKNOWN etc/os-release: the image has no os-release that names its distribution, so its packages match no advisories",
  ]);
});
