import fc from "fast-check";
import { expect, test } from "vitest";
import { apk } from "../../versions/apk.ts";
import { semver } from "../../versions/semver.ts";
import { type Event, findFix, intervalsOf, isAffected } from "./intervals.ts";

const introduced = (version: string): Event => ({ introduced: version });
const fixed = (version: string): Event => ({ fixed: version });
const last = (version: string): Event => ({ lastAffected: version });

test.each<[string, Event[], object[]]>([
  ["from the first version", [introduced("0"), fixed("1.2")], [{ fixed: "1.2" }]],
  ["without an end", [introduced("1.0")], [{ introduced: "1.0" }]],
  [
    "up to a last version",
    [introduced("1.0"), last("1.5")],
    [{ introduced: "1.0", lastAffected: "1.5" }],
  ],
  [
    "out of order",
    [fixed("2.1"), introduced("2.0"), fixed("1.1"), introduced("0")],
    [{ fixed: "1.1" }, { introduced: "2.0", fixed: "2.1" }],
  ],
  ["of no length", [introduced("1.0"), fixed("1.0")], []],
  ["of no length, fixed first", [fixed("1.0"), introduced("1.0")], []],
  ["fixed before the first version", [introduced("0"), fixed("0")], []],
  [
    "of one version",
    [introduced("1.0"), last("1.0")],
    [{ introduced: "1.0", lastAffected: "1.0" }],
  ],
  [
    "that begins where another ends",
    [introduced("1.0"), fixed("2.0"), introduced("2.0"), fixed("3.0")],
    [
      { introduced: "1.0", fixed: "2.0" },
      { introduced: "2.0", fixed: "3.0" },
    ],
  ],
  [
    "that begins where another ends, backwards",
    [fixed("3.0"), introduced("2.0"), fixed("2.0"), introduced("1.0")],
    [
      { introduced: "1.0", fixed: "2.0" },
      { introduced: "2.0", fixed: "3.0" },
    ],
  ],
  ["fixed twice", [introduced("0"), fixed("1.0"), fixed("2.0")], [{ fixed: "1.0" }]],
  ["last affected twice", [introduced("0"), last("1.0"), last("2.0")], [{ lastAffected: "1.0" }]],
  ["introduced twice", [introduced("0"), introduced("1.0"), fixed("2.0")], [{ fixed: "2.0" }]],
  [
    "fixed and last affected at once",
    [introduced("0"), last("1.0"), fixed("1.0")],
    [{ fixed: "1.0" }],
  ],
  ["without a beginning", [fixed("1.0")], []],
  [
    "from the first version, though a pre-release of it comes before zero",
    [introduced("0"), fixed("0.0.0-alpha")],
    [{ fixed: "0.0.0-alpha" }],
  ],
  [
    "from the first version, told last",
    [fixed("0.0.0-alpha"), introduced("0")],
    [{ fixed: "0.0.0-alpha" }],
  ],
  [
    "from the first version and from zero",
    [introduced("0.0.0"), fixed("0.0.1"), introduced("0"), fixed("0.0.0-rc")],
    [{ fixed: "0.0.0-rc" }, { introduced: "0.0.0", fixed: "0.0.1" }],
  ],
  ["without anything", [], []],
])("makes intervals of a range %s", (_, events, expected) => {
  expect(intervalsOf(events, semver)).toEqual(expected);
});

/** The algorithm as the OSV schema writes it down. */
function evaluate(version: string, events: readonly Event[]): boolean {
  let vulnerable = false;
  const bound = (event: Event) => Object.values(event)[0] ?? "";
  for (const event of events.toSorted((a, b) => semver.compare(bound(a), bound(b)))) {
    const side = semver.compare(version, bound(event));
    if ("introduced" in event && side >= 0) vulnerable = true;
    if ("fixed" in event && side >= 0) vulnerable = false;
    if ("lastAffected" in event && side > 0) vulnerable = false;
  }
  return vulnerable;
}

test("agrees with OSV's evaluation wherever versions differ", () => {
  const number = fc.integer({ min: 1, max: 12 });
  const ranges = fc.uniqueArray(fc.tuple(number, fc.constantFrom(introduced, fixed, last)), {
    selector: ([n]) => n,
    maxLength: 8,
  });
  fc.assert(
    fc.property(ranges, number, (bounds, installed) => {
      const events = bounds.map(([n, event]) => event(`${n}.0.0`));
      const affected = { severity: "unknown" as const, intervals: intervalsOf(events, semver) };
      const version = `${installed}.0.0`;
      expect(isAffected(version, affected, semver)).toBe(evaluate(version, events));
    }),
    { numRuns: 2000 },
  );
});

test("makes intervals of any events", () => {
  const event = fc
    .tuple(fc.constantFrom("0", "1.0", "2.0", "", "x"), fc.constantFrom(introduced, fixed, last))
    .map(([version, make]) => make(version));
  fc.assert(
    fc.property(fc.array(event, { maxLength: 8 }), (events) => {
      for (const interval of intervalsOf(events, semver)) {
        expect(Object.keys(interval).length).toBeLessThanOrEqual(2);
      }
    }),
  );
});

test("knows versions that are named one by one, however they are written", () => {
  const affected = { severity: "high" as const, intervals: [], versions: ["1.2", "latest"] };
  const found = ["1.2", "1.2.0", "v1.2.0", "latest", "1.2.1"].map((version) =>
    isAffected(version, affected, semver),
  );
  expect(found).toEqual([true, true, true, true, false]);
});

test("two versions that cannot be compared are the same only when they are written so", () => {
  const affected = { severity: "high" as const, intervals: [], versions: ["1.2.31-0"] };
  expect(isAffected("1.2.31-0", affected, apk)).toBe(true);
  expect(isAffected("1.2.31-1", affected, apk)).toBe(false);
});

test("the fix is the oldest one, and newer than what is installed", () => {
  const intervals = [{ introduced: "2.0.0", fixed: "2.5.0" }, { fixed: "1.5.0" }];
  expect(findFix("1.0.0", { severity: "high", intervals }, semver)).toBe("1.5.0");
  const same = { severity: "high" as const, intervals: [{ fixed: "1.2.31-0" }] };
  expect(findFix("1.2.31-0", same, apk)).toBeUndefined();
});

test.each([
  ["the end of its own branch", "13.2.0", "13.5.9"],
  ["the end of the next branch when its own has none", "12.9.0", "13.5.9"],
  ["a version that nothing affects again", "0.9.0", "2.0.0"],
  ["none above the newest fix", "14.0.0", undefined],
])("finds a fix: %s", (_, version, expected) => {
  const intervals = [
    { fixed: "1.5.0" },
    { introduced: "1.2.0", fixed: "2.0.0" },
    { introduced: "12.0.0", lastAffected: "12.9.9" },
    { introduced: "13.0.0", fixed: "13.5.9" },
  ];
  expect(findFix(version, { severity: "high", intervals }, semver)).toBe(expected);
});
