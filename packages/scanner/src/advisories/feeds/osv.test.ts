import { expect, test } from "vitest";
import { osv } from "./osv.ts";
import { recordSink } from "./testing/record-sink.ts";

const npm = (name: string, ...ranges: object[][]) => ({
  package: { ecosystem: "npm", name },
  ranges: ranges.map((events) => ({ type: "SEMVER", events })),
});

function read(record: object) {
  const document = { id: "GHSA-aaaa", modified: "2026-01-02T03:04:05Z", ...record };
  const recorded = recordSink();
  expect(osv.accepts(document)).toBe(true);
  osv.read(document, recorded.sink);
  return recorded;
}

const open = [{ introduced: "0" }];

test("turns a record into an advisory", () => {
  const { advisories, sources, problems } = read({
    id: "GHSA-f82v-jwr5-mffw",
    published: "2025-03-21T15:20:12.5+02:00",
    aliases: ["CVE-2025-29927"],
    summary: "Authorization bypass in middleware",
    severity: [{ type: "CVSS_V3", score: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:N" }],
    affected: [
      npm("next", [{ introduced: "14.0.0" }, { fixed: "14.2.25" }]),
      npm("next", [{ introduced: "15.0.0" }, { last_affected: "15.2.2" }]),
    ],
  });
  expect({ sources, problems }).toEqual({ sources: ["osv:npm npm"], problems: [] });
  expect(advisories).toEqual([
    {
      source: { feed: "osv:npm", ecosystem: "npm" },
      package: "next",
      text: {
        id: "GHSA-f82v-jwr5-mffw",
        aliases: ["CVE-2025-29927"],
        title: "Authorization bypass in middleware",
        published: "2025-03-21T13:20:12.500Z",
      },
      affected: {
        severity: "critical",
        intervals: [
          { introduced: "14.0.0", fixed: "14.2.25" },
          { introduced: "15.0.0", lastAffected: "15.2.2" },
        ],
      },
      modified: "2026-01-02T03:04:05.000Z",
    },
  ]);
});

test("takes Ubuntu's source packages, its CVE and its own priority", () => {
  const { advisories } = read({
    id: "UBUNTU-CVE-2019-14287",
    upstream: ["CVE-2019-14287"],
    severity: [
      { type: "CVSS_V3", score: "CVSS:3.0/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H" },
      { type: "Ubuntu", score: "medium" },
    ],
    affected: [
      {
        package: { ecosystem: "Ubuntu:18.04:LTS", name: "sudo" },
        ranges: [{ type: "ECOSYSTEM", events: [...open, { fixed: "1.8.21p2-3ubuntu1.1" }] }],
      },
    ],
  });
  expect(advisories).toMatchObject([
    {
      source: { feed: "osv:Ubuntu:18.04:LTS", ecosystem: "ubuntu:18.04" },
      text: { aliases: ["CVE-2019-14287"] },
      affected: {
        severity: "medium",
        intervals: [{ fixed: "1.8.21p2-3ubuntu1.1" }],
        unfixed: "not-fixed",
      },
    },
  ]);
});

test("skips a withdrawn record, but knows its source", () => {
  const withdrawn = { withdrawn: "2025-01-01T00:00:00Z", affected: [npm("a", open)] };
  expect(read(withdrawn)).toMatchObject({ advisories: [], sources: ["osv:npm npm"], problems: [] });
});

test("says which ecosystems it passes over, and why", () => {
  const ecosystems = ["PyPI", "Debian:12", "Alpine:v3.17", "Ubuntu:Pro:18.04:LTS", "PyPI"];
  const affected = ecosystems.map((ecosystem) => ({ package: { ecosystem, name: "a" } }));
  const { passedOver, advisories } = read({ affected: [...affected, npm("a", open)] });
  expect(advisories).toHaveLength(1);
  expect(passedOver).toEqual([
    "PyPI: the order of its versions is not known here",
    "Debian:12: import the Debian security tracker's own JSON instead",
    "Alpine:v3.17: import Alpine's own secdb JSON instead",
    "Ubuntu:Pro:18.04:LTS: its fixes come to subscribers of Ubuntu Pro only",
  ]);
});

test("takes versions that are named one by one", () => {
  const entry = { package: { ecosystem: "npm", name: "a" }, versions: ["1.0.0", "1.0.1", "1.0.0"] };
  const { advisories } = read({ id: "MAL-2025-1", affected: [entry] });
  expect(advisories.map(({ affected }) => affected)).toEqual([
    { severity: "critical", intervals: [], versions: ["1.0.0", "1.0.1"] },
  ]);
});

test("reports what is wrong, and goes on", () => {
  const { advisories, problems } = read({
    modified: "yesterday",
    affected: [
      7,
      { package: { ecosystem: "npm", name: "b" }, ranges: [{ type: "SEMVER", events: [{}] }] },
      npm("c", [...open, { fixed: "2.6.0 NA" }]),
      { ...npm("d", [...open, { fixed: "x" }]), versions: ["1.0.0"] },
      { package: { ecosystem: "npm", name: "e" } },
      { ranges: [{ type: "GIT", events: open }] },
      npm("f", open),
    ],
  });
  expect(advisories.map(({ package: name, modified }) => [name, modified])).toEqual([
    ["d", undefined],
    ["f", undefined],
  ]);
  expect(problems).toEqual([
    expect.stringMatching(/^GHSA-aaaa affected\/0: not an OSV record/),
    expect.stringMatching(/^GHSA-aaaa affected\/1: not an OSV record: ranges\/0\/events\/0/),
    'GHSA-aaaa c: a range is left out, for this is not a version: "2.6.0 NA"',
    "GHSA-aaaa c: names no affected version that can be compared",
    'GHSA-aaaa d: a range is left out, for this is not a version: "x"',
    "GHSA-aaaa: `modified` is not a time",
    "GHSA-aaaa e: names no affected version that can be compared",
    "GHSA-aaaa: `modified` is not a time",
  ]);
});

test("does not take a bad record", () => {
  expect(read({ affected: 7 }).problems).toEqual([
    expect.stringMatching(/^GHSA-aaaa: not an OSV record: affected:/),
  ]);
});
