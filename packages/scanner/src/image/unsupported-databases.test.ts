import { expect, test } from "vitest";
import { readImage } from "../collectors/testing/read-image.ts";
import type { LayerEntry } from "../layers/layer-entry.ts";
import { databasesBeside, findUnsupportedDatabases } from "./unsupported-databases.ts";

function databases(...paths: string[]) {
  const entries = paths.map(
    (path): LayerEntry => ({ path, type: "file", size: 1, mode: 0o644, uid: 0 }),
  );
  return findUnsupportedDatabases(readImage([entries]).view).map(
    ({ path, message }) => `${path}: ${message.slice(0, message.indexOf(" are"))}`,
  );
}

test("names a database of a family that nobody speaks for", () => {
  expect(databases("var/lib/rpm/rpmdb.sqlite")).toEqual([
    "var/lib/rpm/rpmdb.sqlite: packages of rpm",
  ]);
});

test("names a database that an ecosystem says is not read", () => {
  expect(databases("var/lib/chisel/manifest.wall")).toEqual([
    "var/lib/chisel/manifest.wall: packages of ubuntu",
  ]);
});

test("does not name what a cataloger reads", () => {
  expect(databases("var/lib/dpkg/status", "lib/apk/db/installed")).toEqual([]);
});

test.each([
  ["a file", "rpm", "var/lib/rpm/rpmdb.sqlite", "var/lib/rpm/rpmdb.sqlite"],
  ["files of a folder", "pacman", "var/lib/pacman/local", "var/lib/pacman/local/*/desc"],
])("drops a database once a cataloger reads %s of it", (_, kind, path, glob) => {
  expect(databasesBeside([])).toContainEqual([kind, path]);
  expect(databasesBeside([glob])).not.toContainEqual([kind, path]);
});
