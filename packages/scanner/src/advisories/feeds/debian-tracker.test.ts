import { expect, test } from "vitest";
import { debianTracker } from "./debian-tracker.ts";
import { recordSink } from "./testing/record-sink.ts";

function read(document: object) {
  const recorded = recordSink();
  debianTracker.read(document, recorded.sink);
  return recorded;
}

const release = (fact: object) => ({ zlib: { "CVE-2020-0001": { releases: { bookworm: fact } } } });
const status = (fact: object) => {
  const [advisory] = read(release(fact)).advisories;
  return advisory?.affected;
};

test("turns a package, a CVE and a release into an advisory", () => {
  const description = "Type confusion of X.400 addresses\nmore";
  const releases = {
    bullseye: {
      status: "resolved",
      repositories: { bullseye: "1.1.1n-0+deb11u3" },
      fixed_version: "1.1.1n-0+deb11u4",
      urgency: "high",
    },
    sid: { status: "open", urgency: "not yet assigned" },
  };
  const document = { openssl: { "CVE-2023-0286": { description, scope: "remote", releases } } };
  expect(debianTracker.accepts(document)).toBe(true);
  const { advisories, sources, problems } = read(document);
  expect({ sources, problems }).toEqual({
    sources: ["debian debian:11", "debian debian:sid"],
    problems: [],
  });
  const text = { id: "CVE-2023-0286", aliases: [], title: "Type confusion of X.400 addresses" };
  expect(advisories).toEqual([
    {
      source: { feed: "debian", ecosystem: "debian:11" },
      package: "openssl",
      text,
      affected: { severity: "high", intervals: [{ fixed: "1.1.1n-0+deb11u4" }] },
    },
    {
      source: { feed: "debian", ecosystem: "debian:sid" },
      package: "openssl",
      text,
      affected: { severity: "unknown", intervals: [{}], unfixed: "not-fixed" },
    },
  ]);
});

test.each([
  ["open", { status: "open" }, "not-fixed"],
  ["no-dsa", { status: "open", nodsa: "Minor issue", nodsa_reason: "" }, "wont-fix"],
  ["ignored", { status: "open", nodsa: "Minor issue", nodsa_reason: "ignored" }, "wont-fix"],
  ["postponed", { status: "open", nodsa: "Minor issue", nodsa_reason: "postponed" }, "not-fixed"],
  ["end of life", { status: "open", urgency: "end-of-life" }, "wont-fix"],
  ["undetermined", { status: "undetermined" }, undefined],
])("knows what Debian means to do: %s", (_, fact, unfixed) => {
  expect(status(fact)).toMatchObject({ intervals: [{}] });
  expect(status(fact)?.unfixed).toBe(unfixed);
});

test.each([
  ["unimportant", "negligible"],
  ["low", "low"],
  ["medium", "medium"],
  ["medium**", "medium"],
  ["high", "high"],
  ["not yet assigned", "unknown"],
  ["end-of-life", "unknown"],
  ["constructor", "unknown"],
  [undefined, "unknown"],
])("takes urgency %s for severity %s", (urgency, severity) => {
  expect(status({ status: "open", urgency })?.severity).toBe(severity);
});

test("takes fixed version 0 for never affected", () => {
  const { advisories, problems, sources } = read(
    release({ status: "resolved", fixed_version: "0", urgency: "low" }),
  );
  expect({ advisories, problems }).toEqual({ advisories: [], problems: [] });
  expect(sources).toEqual(["debian debian:12"]);
});

test("reports what is wrong, and goes on", () => {
  const { advisories, problems, passedOver } = read({
    a: {
      "CVE-2020-0001": { releases: { bookworm: { status: "fixed" }, etch: { status: "open" } } },
    },
    b: { "CVE-2020-0001": { releases: { bookworm: { status: "resolved" } } } },
    c: {
      "CVE-2020-0001": { releases: { bookworm: { status: "resolved", fixed_version: "1 2" } } },
    },
    d: { "DSA-1": { releases: {} }, "CVE-2020-0002": 7 },
    e: [],
    f: { "CVE-2020-0001": { releases: { potato: {}, constructor: {} } } },
  });
  expect(advisories.map(({ package: name, source }) => [name, source.ecosystem])).toEqual([
    ["a", "debian:4"],
  ]);
  expect(problems).toEqual([
    "a CVE-2020-0001 bookworm: not a release of the tracker",
    "b CVE-2020-0001 bookworm: resolved without a fixed version",
    'c CVE-2020-0001 bookworm: not a version: "1 2"',
    "d DSA-1: not an entry of the tracker",
    "d CVE-2020-0002: not an entry of the tracker",
    "e: no advisories for this package",
  ]);
  expect(passedOver.map((text) => text.split(":")[0])).toEqual([
    "Debian potato",
    "Debian constructor",
  ]);
});

test.each([{}, { a: {} }, { a: { "CVE-2020-0001": {} } }, [], null, 7, "x"])(
  "does not take %j for the tracker",
  (document) => expect(debianTracker.accepts(document)).toBe(false),
);
