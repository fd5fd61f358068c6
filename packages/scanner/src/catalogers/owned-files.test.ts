import { expect, test } from "vitest";
import { compileGlob } from "../layers/glob.ts";
import { ownershipReaders } from "./owned-files.ts";

function read(path: string, text: string) {
  return ownershipReaders
    .filter(({ globs }) => globs.some((glob) => compileGlob(glob)(path)))
    .flatMap((reader) => reader.read({ path, bytes: Buffer.from(text) }));
}

test("reads manifests out of a dpkg list", () => {
  const text =
    "/.\n/usr\n/usr/share/nodejs/npm/node_modules/abbrev\n/usr/share/nodejs/npm/node_modules/abbrev/package.json\n/usr/share/nodejs/npm/package.json\n";
  expect(read("var/lib/dpkg/info/npm:all.list", text)).toEqual([
    { path: "usr/share/nodejs/npm/node_modules/abbrev/package.json", owner: "npm" },
  ]);
});

test("reads manifests out of apk's database", () => {
  const text =
    "P:musl\nF:lib\nR:ld.so\n\nP:npm\nF:usr/lib/node_modules/npm\nR:README.md\nR:package.json\nF:etc\nR:package.json\n\nP:a\nF:usr/lib/node_modules/npm/x\n";
  expect(read("lib/apk/db/installed", text)).toEqual([
    { path: "usr/lib/node_modules/npm/package.json", owner: "npm" },
  ]);
});

test("finds nothing in a list without node modules", () => {
  expect(read("var/lib/dpkg/info/bash.list", "/.\n/bin/bash\n/a/package.json\n")).toEqual([]);
});
