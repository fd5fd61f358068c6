import { expect, test } from "vitest";
import { testCataloger } from "../testing/cataloger-contract.ts";
import { apk } from "./apk.ts";

testCataloger(apk, {
  path: "lib/apk/db/installed",
  whole: "C:Q1\nP:a\nV:1-r0\nA:x86_64\nF:usr\nR:x\n\nP:b\nV:2-r0\no:a\n\n",
  names: ["a", "b"],
  damaged: "P:a\nV:\n\nP:b\nV:2-r0\n",
  kept: ["b"],
});

function installed(text: string) {
  const problems: string[] = [];
  const packages = apk.catalog(
    { path: "lib/apk/db/installed", bytes: Buffer.from(text) },
    (message) => problems.push(message),
  );
  return { packages, problems };
}

// Alpine 3.19's database, shortened
const alpine = `C:Q1gpexC6HwZ8D6H+NGHLoqOLS0SsY=
P:ssl_client
V:1.36.1-r15
A:x86_64
S:4966
I:28672
T:External ssl_client for busybox wget
U:https://busybox.net/
L:GPL-2.0-only
o:busybox
m:Sören Tempel <soeren+alpine@soeren-tempel.net>
t:1699383189
c:d1b6f274f29076967826e0ecf6ebcaa5d360272f
D:so:libc.musl-x86_64.so.1 so:libcrypto.so.3
p:cmd:ssl_client=1.36.1-r15
i:busybox libcrypto3 libssl3
r:busybox-initscripts
F:usr
F:usr/bin
R:ssl_client
a:0:0:755
Z:Q1kAcBb5kIXAJFaj6r1Ex6IeWyM9k=

C:Q1qKcZ+j23xssAXmgQhkOO8dHnbWw=
P:alpine-baselayout
V:3.4.3-r2
A:x86_64
L:GPL-2.0-only
o:alpine-baselayout
F:dev
M:0:0:755
`;

test("finds the packages of a database with their origins", () => {
  expect(installed(alpine)).toEqual({
    packages: [
      {
        type: "apk",
        name: "ssl_client",
        version: "1.36.1-r15",
        architecture: "x86_64",
        source: { name: "busybox", version: "1.36.1-r15" },
        licenses: ["GPL-2.0-only"],
      },
      {
        type: "apk",
        name: "alpine-baselayout",
        version: "3.4.3-r2",
        architecture: "x86_64",
        licenses: ["GPL-2.0-only"],
      },
    ],
    problems: [],
  });
});

test.each([
  ["an empty file", ""],
  ["a group made by --virtual", "P:.build-deps\nV:20230807.1\nA:noarch\n\n"],
])("skips %s", (_, text) => expect(installed(text)).toEqual({ packages: [], problems: [] }));

test.each([
  ["no version", "P:a\n", "package a: not a version: (missing)"],
  ["a version that starts with a letter", "P:a\nV:r1\n", 'package a: not a version: "r1"'],
  ["no name", "V:1\n", "not a package name: (missing)"],
  ["a name with a slash", "P:a/b\nV:1\n", 'not a package name: "a/b"'],
])("reports an entry with %s and goes on", (_, text, problem) => {
  const { packages, problems } = installed(`${text}\nP:b\nV:2\n`);
  expect(packages.map(({ name }) => name)).toEqual(["b"]);
  expect(problems).toEqual([problem]);
});

test.each([
  ["a second name", "P:a\nV:1\nP:b\n", ['"P:b": second in its block']],
  ["a second version", "P:a\nV:1\nV:2\n", ['"V:2": second in its block']],
  ["a line that is none", "P:a\nV:1\n\nP\n", ['no letter before a colon: "P"']],
])("tells of %s, which may hide a package", (_, text, told) => {
  const { packages, problems } = installed(text);
  expect(packages).toMatchObject([{ name: "a", version: "1" }]);
  expect(problems).toEqual(told);
});
