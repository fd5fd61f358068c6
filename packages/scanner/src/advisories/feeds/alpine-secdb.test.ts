import { expect, test } from "vitest";
import { alpineSecdb } from "./alpine-secdb.ts";
import { recordSink } from "./testing/record-sink.ts";

function read(packages: unknown[]) {
  const document = { distroversion: "v3.17", reponame: "main", packages };
  const recorded = recordSink();
  expect(alpineSecdb.accepts(document)).toBe(true);
  alpineSecdb.read(document, recorded.sink);
  return recorded;
}

const openssl = (secfixes: object) => ({ pkg: { name: "openssl", secfixes } });

test("turns fixed versions into one advisory for each id", () => {
  const { advisories, sources, problems } = read([
    openssl({
      "3.0.8-r0": ["CVE-2023-0286", "CVE-2022-4304 XSA-1"],
      "3.0.7-r0": ["CVE-2022-3602"],
    }),
  ]);
  const source = { feed: "alpine", ecosystem: "alpine:v3.17", part: "main" };
  expect(sources).toEqual(["alpine alpine:v3.17 main"]);
  expect(problems).toEqual([]);
  expect(advisories).toEqual(
    [
      { id: "CVE-2023-0286", aliases: [], fixed: "3.0.8-r0" },
      { id: "CVE-2022-4304", aliases: ["XSA-1"], fixed: "3.0.8-r0" },
      { id: "CVE-2022-3602", aliases: [], fixed: "3.0.7-r0" },
    ].map(({ id, aliases, fixed }) => ({
      source,
      package: "openssl",
      text: { id, aliases },
      affected: { severity: "unknown", intervals: [{ fixed }] },
    })),
  );
});

test("takes a CVE that was fixed twice as fixed by the newer version", () => {
  const { advisories } = read([openssl({ "2-r0": ["CVE-2020-0001"], "1-r0": ["CVE-2020-0001"] })]);
  expect(advisories.map(({ affected }) => affected.intervals)).toEqual([
    [{ fixed: "2-r0" }, { fixed: "1-r0" }],
  ]);
});

test("takes version 0 for never affected", () => {
  expect(read([openssl({ "0": ["CVE-2020-0001"] })])).toMatchObject({
    advisories: [],
    problems: [],
  });
});

test("reports what is wrong, and goes on", () => {
  const { advisories, problems } = read([
    7,
    { pkg: { name: "a" } },
    openssl({ "1.2.31-0": ["CVE-2020-0001"], x: ["CVE-2020-0002"], "1-r0": [null, "nothing"] }),
    openssl({ "3-r0": ["CVE-2020-0003"] }),
  ]);
  expect(advisories.map(({ text }) => text.id)).toEqual(["CVE-2020-0001", "CVE-2020-0003"]);
  expect(problems).toEqual([
    "packages/0: not a package with a name and secfixes",
    "packages/1: not a package with a name and secfixes",
    'openssl: not a version of apk, compared by its valid beginning: "1.2.31-0"',
    'openssl: not a version: "x"',
    "openssl 1-r0: no id in null",
    'openssl 1-r0: no id in "nothing"',
  ]);
});

test("says which source an empty file speaks for", () => {
  expect(read([])).toMatchObject({ sources: ["alpine alpine:v3.17 main"], advisories: [] });
});

test.each([
  { distroversion: "3.17", reponame: "main", packages: [] },
  { distroversion: "v3.17", reponame: "../x", packages: [] },
  { distroversion: "v3.17", reponame: "main" },
  [],
  null,
])("does not take %j for a secdb", (document) => {
  expect(alpineSecdb.accepts(document)).toBe(false);
});
