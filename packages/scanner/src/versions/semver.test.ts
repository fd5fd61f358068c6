import { expect, test } from "vitest";
import { semver } from "./semver.ts";

test.each([
  // semver.org, clause 11
  ["1.0.0", "2.0.0", -1],
  ["2.0.0", "2.1.0", -1],
  ["2.1.0", "2.1.1", -1],
  ["1.0.0-alpha", "1.0.0", -1],
  ["1.0.0-alpha", "1.0.0-alpha.1", -1],
  ["1.0.0-alpha.1", "1.0.0-alpha.beta", -1],
  ["1.0.0-alpha.beta", "1.0.0-beta", -1],
  ["1.0.0-beta.2", "1.0.0-beta.11", -1],
  ["1.0.0-beta.11", "1.0.0-rc.1", -1],
  ["1.0.0-rc.1", "1.0.0", -1],
  ["1.0.0+build.1", "1.0.0+build.2", 0],
  // loose texts in OSV records and package.json files
  ["1", "1.0.0", 0],
  ["1.2", "1.2.0", 0],
  ["v1.2.3", "1.2.3", 0],
  [" =1.2.3 ", "1.2.3", 0],
  ["1.2-beta", "1.2.0", -1],
  ["0.0.0-0", "0.0.0", -1],
  ["1.2.3beta", "1.2.3", -1],
  ["4.17.15", "4.17.9", 1],
  ["14.2.25-canary.0", "14.2.25", -1],
  ["2023.10.1", "2023.9.30", 1],
  ["12", "12.0.0", 0],
  ["12.34", "12.34.0", 0],
  ["12", "12.0.1", -1],
  ["12.34", "12.34.1", -1],
  ["==1.2", "1.2.0", 0],
  ["v 1.2", "1.2.0", 0],
  ["=v1", "1.0.0", 0],
  ["\t 1.2\n", "1.2.0", 0],
  ["1-beta", "1.0.0", -1],
  ["1-beta", "1.0.0-alpha", 1],
  ["1.2+build.5", "1.2.0", 0],
  ["1.2-a.b-c+d", "1.2.0-a.b-c", 0],
])("orders %s and %s", (a, b, expected) => {
  expect(semver.isValid(a) && semver.isValid(b)).toBe(true);
  expect(Math.sign(semver.compare(a, b))).toBe(expected);
  expect(Math.sign(semver.compare(b, a)) + expected).toBe(0);
});

test.each(["1.2.3.4", "1.x", "*", "latest", "9007199254740992.0.0", `1.0.0-${"a".repeat(300)}`])(
  "refuses %s",
  (version) => expect(semver.isValid(version)).toBe(false),
);

test.each([
  ["a letter before", "x1.2"],
  ["a word behind", "1.2 x"],
  ["a character that no part may have", "1.2-a_b"],
  ["no number behind the dot", "1."],
  ["no number", "v="],
])("refuses a short version with %s", (_, version) => {
  expect(semver.isValid(version)).toBe(false);
  expect(semver.compare(version, "0.0.0-0")).toBeLessThan(0);
});

test("takes 256 characters and refuses more, blanks included", () => {
  const longest = `1.0.0-${"a".repeat(250)}`;
  expect(semver.isValid(longest)).toBe(true);
  expect(semver.isValid(`${longest}a`)).toBe(false);
  expect(semver.isValid(`${" ".repeat(253)}1.2`)).toBe(true);
  expect(semver.isValid(`${" ".repeat(254)}1.2`)).toBe(false);
});
