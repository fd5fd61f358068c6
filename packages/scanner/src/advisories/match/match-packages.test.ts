import type { Distribution, Package } from "@hasp/core";
import { Finding } from "@hasp/core";
import { expect, test } from "vitest";
import type { Affected } from "../advisory.ts";
import { type AdvisoryLookup, matchPackages, type StoredAdvisory } from "./match-packages.ts";

const bookworm: Distribution = { id: "debian", versionId: "12" };
const layer = `sha256:${"0".repeat(64)}` as const;

function deb(name: string, version: string, source?: Package["source"]): Package {
  const purl = `pkg:deb/debian/${name}@${version}`;
  const path = "var/lib/dpkg/status";
  return { type: "deb", name, version, purl, path, layer, ...(source && { source }) };
}

function npm(
  name: string,
  version: string,
  path = `app/node_modules/${name}/package.json`,
): Package {
  return { type: "npm", name, version, purl: `pkg:npm/${name}@${version}`, path };
}

function advisory(id: string, affected: Partial<Affected>, feed = "debian"): StoredAdvisory {
  const facts = { severity: "high" as const, intervals: [], ...affected };
  return { feed, text: { id, aliases: ["alias"], title: "Title" }, affected: facts };
}

function lookup(stored: Readonly<Record<string, StoredAdvisory[]>>): AdvisoryLookup {
  const about = { advisories: 1, importedAt: "2026-01-01T00:00:00.000Z", digest: layer };
  const ecosystems = new Set(Object.keys(stored).map((key) => key.split(" ")[0] ?? ""));
  return {
    sourcesOf: (ecosystem) =>
      ecosystems.has(ecosystem)
        ? ["2025-03-01", "2025-06-01", "2025-01-01"].map((updatedAt) => {
            return { feed: "debian", ecosystem, updatedAt: `${updatedAt}T00:00:00.000Z`, ...about };
          })
        : [],
    advisoriesFor: (ecosystem, name) => stored[`${ecosystem} ${name}`] ?? [],
  };
}

test("matches every binary package by its source, and tells all about the finding", () => {
  const source = { name: "openssl", version: "3.0.8-1" };
  const packages = [deb("libssl3", "3.0.8-1+b1", source), deb("openssl", "3.0.8-1")];
  const data = lookup({
    "debian:12 openssl": [
      advisory("CVE-2023-5363", { intervals: [{ fixed: "3.0.11-1~deb12u2" }] }),
    ],
    "debian:12 libssl3": [advisory("CVE-0000-0000", { intervals: [{}] })],
  });
  const { findings, coverage } = matchPackages({ distribution: bookworm, packages }, data);
  expect(findings.map((finding) => Finding.parse(finding))).toEqual(
    ["libssl3@3.0.8-1+b1", "openssl@3.0.8-1"].map((purl) => ({
      id: "CVE-2023-5363",
      aliases: ["alias"],
      severity: "high",
      title: "Title",
      package: {
        type: "deb",
        name: purl.split("@")[0],
        version: purl.split("@")[1],
        purl: `pkg:deb/debian/${purl}`,
      },
      path: "var/lib/dpkg/status",
      layer,
      fix: { state: "fixed", version: "3.0.11-1~deb12u2" },
      feed: "debian",
    })),
  );
  expect(coverage).toEqual([
    {
      ecosystem: "debian:12",
      packages: 2,
      state: "matched",
      updatedAt: "2025-06-01T00:00:00.000Z",
    },
  ]);
});

test.each([
  ["fixed", { intervals: [{ fixed: "2.0.0" }] }, { state: "fixed", version: "2.0.0" }],
  ["not fixed", { intervals: [{}], unfixed: "not-fixed" }, { state: "not-fixed" }],
  ["never to be fixed", { intervals: [{}], unfixed: "wont-fix" }, { state: "wont-fix" }],
  ["of which nobody tells", { intervals: [{ lastAffected: "1.0.0" }] }, { state: "unknown" }],
  [
    "fixed in a later branch",
    { intervals: [{ lastAffected: "1.0.0" }, { introduced: "2.0.0", fixed: "2.0.1" }] },
    { state: "fixed", version: "2.0.1" },
  ],
  [
    "fixed, when the version is named",
    { versions: ["1.0.0"], intervals: [{ introduced: "1.1.0", fixed: "1.2.0" }] },
    { state: "fixed", version: "1.2.0" },
  ],
] as const)("tells a fix state: %s", (_, affected, fix) => {
  const stored = advisory("GHSA-1", affected as unknown as Partial<Affected>);
  const { findings } = matchPackages(
    { packages: [npm("a", "1.0.0")] },
    lookup({ "npm a": [stored] }),
  );
  expect(findings.map((finding) => finding.fix)).toEqual([fix]);
});

test("an installed version that an advisory does not hold for has no finding", () => {
  const stored = [
    advisory("GHSA-1", { intervals: [{ introduced: "1.0.0", fixed: "2.0.0" }] }),
    advisory("GHSA-2", { intervals: [{ introduced: "2.0.0", fixed: "3.0.0" }] }),
  ];
  const packages = [npm("a", "2.0.0")];
  const { findings } = matchPackages({ packages }, lookup({ "npm a": stored }));
  expect(findings.map(({ id }) => id)).toEqual(["GHSA-2"]);
});

test("of an advisory that two feeds have the first counts", () => {
  const stored = [
    advisory("CVE-1", { intervals: [{ fixed: "2.0.0" }] }, "first"),
    advisory("CVE-1", { intervals: [{ fixed: "3.0.0" }] }, "second"),
  ];
  const packages = [npm("a", "1.0.0")];
  const { findings } = matchPackages({ packages }, lookup({ "npm a": stored }));
  expect(findings.map(({ feed, fix }) => [feed, fix.version])).toEqual([["first", "2.0.0"]]);
});

test("tells when an advisory was published, where that is known", () => {
  const known = advisory("GHSA-1", { intervals: [{}] });
  const published = "2025-01-01T00:00:00.000Z";
  const stored = [
    { ...known, text: { ...known.text, published } },
    advisory("GHSA-2", { intervals: [{}] }),
  ];
  const packages = [npm("a", "1.0.0")];
  const { findings } = matchPackages({ packages }, lookup({ "npm a": stored }));
  expect(findings.map(({ publishedAt }) => publishedAt)).toEqual([published, undefined]);
});

test("reports an advisory once for each installed copy", () => {
  const twice = advisory("GHSA-1", { intervals: [{ fixed: "2.0.0" }] }, "osv:npm");
  const packages = [npm("a", "1.0.0"), npm("a", "1.0.0", "b/node_modules/a/package.json")];
  const { findings } = matchPackages({ packages }, lookup({ "npm a": [twice, twice] }));
  expect(findings.map(({ path }) => path)).toEqual(packages.map(({ path }) => path));
});

test("counts a version that cannot be compared as affected", () => {
  const stored = advisory("GHSA-1", { intervals: [{ introduced: "3.0.0", fixed: "3.0.1" }] });
  const { findings } = matchPackages(
    { packages: [npm("a", "workspace:*"), npm("b", "workspace:*")] },
    lookup({ "npm a": [stored] }),
  );
  expect(findings.map(({ package: { name }, fix }) => [name, fix.version])).toEqual([
    ["a", "3.0.1"],
  ]);
});

test("says which ecosystems it has no data for", () => {
  const apk = { ...npm("d", "1"), type: "apk" as const };
  const packages = [deb("b", "1"), apk, npm("a", "1.0.0"), deb("c", "1")];
  const { coverage, findings } = matchPackages({ packages }, lookup({ "npm a": [] }));
  expect({ coverage, findings }).toMatchObject({
    findings: [],
    coverage: [
      { ecosystem: "apk", packages: 1, state: "no-data" },
      { ecosystem: "deb", packages: 2, state: "no-data" },
      { ecosystem: "npm", packages: 1, state: "matched" },
    ],
  });
});
