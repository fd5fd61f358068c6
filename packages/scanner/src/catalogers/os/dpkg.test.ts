import { expect, test } from "vitest";
import type { CatalogedPackage } from "../cataloger.ts";
import { testCataloger } from "../testing/cataloger-contract.ts";
import { dpkg } from "./dpkg.ts";

testCataloger(dpkg, {
  path: "var/lib/dpkg/status",
  whole:
    "Package: a\nVersion: 1\nArchitecture: all\n\nPackage: b\nStatus: install ok installed\nVersion: 2\n",
  names: ["a", "b"],
  damaged: "Package: a\n\nPackage: b\nVersion: 2\n",
  kept: ["b"],
});

function status(text: string, path = "var/lib/dpkg/status") {
  const problems: string[] = [];
  const packages = dpkg.catalog({ path, bytes: Buffer.from(text) }, (message) =>
    problems.push(message),
  );
  return { packages, problems };
}

// entries of Debian 12 and of gcr.io/distroless/base-debian12
test.each<[string, string, CatalogedPackage]>([
  [
    "a package",
    "Package: adduser\nStatus: install ok installed\nArchitecture: all\nVersion: 3.134\nDescription: add and remove users\n This package includes the commands\n",
    { type: "deb", name: "adduser", version: "3.134", architecture: "all" },
  ],
  [
    "a source of the same version",
    "Package: libc6\nStatus: install ok installed\nArchitecture: amd64\nMulti-Arch: same\nSource: glibc\nVersion: 2.36-9+deb12u14\n",
    {
      type: "deb",
      name: "libc6",
      version: "2.36-9+deb12u14",
      architecture: "amd64",
      source: { name: "glibc", version: "2.36-9+deb12u14" },
    },
  ],
  [
    "a source of another version",
    "Package: libgcc-s1\nStatus: install ok installed\nSource: gcc-12 (12.2.0-14+deb12u1)\nVersion: 1:12.2.0-14+b2\n",
    {
      type: "deb",
      name: "libgcc-s1",
      version: "1:12.2.0-14+b2",
      source: { name: "gcc-12", version: "12.2.0-14+deb12u1" },
    },
  ],
  [
    "a binary rebuild, whose source has its own name",
    "Package: bash\nStatus: install ok installed\nSource: bash (5.2.15-2)\nVersion: 5.2.15-2+b13\n",
    {
      type: "deb",
      name: "bash",
      version: "5.2.15-2+b13",
      source: { name: "bash", version: "5.2.15-2" },
    },
  ],
  [
    "a package on hold",
    "Package: a\nStatus: hold ok installed\nVersion: 1\n",
    { type: "deb", name: "a", version: "1" },
  ],
  [
    "a package chosen for removal and still there",
    "Package: a\nStatus: deinstall ok installed\nVersion: 1\n",
    { type: "deb", name: "a", version: "1" },
  ],
  [
    "a package whose configuration broke off",
    "Package: a\nStatus: install ok half-configured\nVersion: 1\n",
    { type: "deb", name: "a", version: "1" },
  ],
])("finds %s", (_, text, expected) => {
  expect(status(text)).toEqual({ packages: [expected], problems: [] });
});

test("finds distroless packages, which have no status", () => {
  const text = "Package: tzdata\nVersion: 2024a-0+deb12u1\nArchitecture: all\n";
  expect(status(text, "var/lib/dpkg/status.d/tzdata").packages).toMatchObject([{ name: "tzdata" }]);
});

test.each([
  ["removed, configuration left", "Package: a\nStatus: deinstall ok config-files\nVersion: 1\n"],
  ["purged", "Package: a\nStatus: purge ok not-installed\n"],
  ["an empty file", ""],
])("skips %s", (_, text) => expect(status(text)).toEqual({ packages: [], problems: [] }));

test("skips distroless checksum files", () => {
  const text = "e3b0c44298fc1c149afbf4c8996fb924  ./usr/share/zoneinfo/UTC\n";
  expect(status(text, "var/lib/dpkg/status.d/tzdata.md5sums")).toEqual({
    packages: [],
    problems: [],
  });
});

test.each([
  [
    "no version",
    "Package: a\nStatus: install ok installed\n",
    "package a: not a version: (missing)",
  ],
  ["a version with a space", "Package: a\nVersion: 1 2\n", 'package a: not a version: "1 2"'],
  ["no name", "Version: 1\n", "not a package name: (missing)"],
  ["a name with a slash", "Package: ../a\nVersion: 1\n", 'not a package name: "../a"'],
])("reports an entry with %s and goes on", (_, text, problem) => {
  const { packages, problems } = status(`${text}\nPackage: b\nVersion: 2\n`);
  expect(packages.map(({ name }) => name)).toEqual(["b"]);
  expect(problems).toEqual([problem]);
});
