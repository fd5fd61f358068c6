import { expect, test } from "vitest";
import { apk } from "./apk.ts";

test.each([
  // apk-tools, test/version.data
  ["2.34", "0.1.0_alpha", 1],
  ["0.1.0_alpha", "0.1.0_alpha", 0],
  ["0.1.0_alpha", "0.1.3_alpha", -1],
  ["0.1.0_alpha2", "0.1.0_alpha", 1],
  ["0.1.0_alpha", "2.2.39-r1", -1],
  ["1.0.4-r3", "1.0.4-r4", -1],
  ["0.7-r1", "1.0.0", -1],
  ["1.1", "1.1_alpha1", 1],
  ["1.1_alpha1", "1.2.1", -1],
  ["1.3_alpha2", "1.3_alpha3", -1],
  ["0.8_beta4", "4.8-r1", -1],
  ["3.10.18-r1", "2.3.0b-r1", 1],
  ["2.3.0b-r3", "2.3.0b-r4", -1],
  ["0.12.3", "0.12", 1],
  ["0.13_beta4", "0.13_beta5", -1],
  ["3.1_p16", "3.1_p17", -1],
  ["1.06-r6", "006", -1],
  ["006", "1.0.0", 1],
  ["20050718-r2", "3.9.8-r5", 1],
  ["2.01.01_alpha10", "0.94", 1],
  ["1.0", "0.99.3.20040818", 1],
  ["1.39", "1.00_beta2", 1],
  ["1.02.07", "1.02.10-r1", -1],
  ["4.2.52_p2-r1", "4.2.52_p4-r2", -1],
  ["2.5.1-r8", "2.5.1a-r1", -1],
  ["2.1.9.200602141850", "1.6", 1],
  ["0.9.8c-r1", "0.9.8d", -1],
  ["1.7", "1.7b", -1],
  ["1.2.07.8", "1.2.12.04", -1],
  ["1.2.12.04", "1.2.12.05", -1],
  ["104-r11", "104-r9", 1],
  ["087-r1", "103", -1],
  ["013", "014-r1", -1],
  ["1.3-r0", "1.3.1-r0", -1],
  ["1.3_pre1-r1", "1.3.2", -1],
  ["1.0_p10-r0", "1.0_p9-r0", 1],
  ["0.1.0_alpha_pre2", "0.1.0_alpha", -1],
  ["1.0.0_pre20191002222144-r0", "1.0.0_pre20210530193627-r0", -1],
  ["6.0_pre1", "6.0", -1],
  ["6.1_p1", "6.1", 1],
  // every suffix in its order
  ["1_alpha", "1_beta", -1],
  ["1_beta", "1_pre", -1],
  ["1_pre", "1_rc", -1],
  ["1_rc", "1", -1],
  ["1", "1_cvs", -1],
  ["1_cvs", "1_svn", -1],
  ["1_svn", "1_git", -1],
  ["1_git", "1_hg", -1],
  ["1_hg", "1_p", -1],
  // what ends first, and leading zeros as in a fraction
  ["1.2", "1.2-r0", -1],
  ["1.2_p1", "1.2a", -1],
  ["1.2a", "1.2.1", -1],
  ["1.2_rc1-r5", "1.2", -1],
  ["1.010", "1.09", -1],
  ["1.09", "1.1", -1],
  ["1-r1", "1-r01", 0],
  ["01", "1", 0],
  ["1.0~0a1b", "1.0~0a1c", -1],
  ["1.0~abc-r1", "1.0~abc", 1],
  ["1.0-r9", "1.0~abc", -1],
  // a number after the letter, as apk-tools 2 reads it
  ["1.9.5p1-r0", "1.9.5p2-r0", -1],
  ["1.9.5p2-r0", "1.9.5p10-r0", -1],
  ["1.9.5p", "1.9.5p2", -1],
  ["6.6.2p1", "6.6.2_p1", 1],
  ["6.6.2p1", "6.6.3", -1],
  // real packages
  ["3.0.7-r2", "3.0.8-r0", -1],
  ["5.6.1-r1", "5.6.1-r2", -1],
  ["1.35.0-r14", "1.35.0-r15", -1],
  ["7.53.0", "7.53.0-r0", -1],
  ["2.12.7-r3", "2.12.6-r0", 1],
  ["1.18446744073709551616", "1.18446744073709551617", -1],
])("orders %s and %s", (a, b, expected) => {
  expect(apk.isValid(a) && apk.isValid(b)).toBe(true);
  expect(Math.sign(apk.compare(a, b))).toBe(expected);
  expect(Math.sign(apk.compare(b, a)) + expected).toBe(0);
});

test.each([
  ["two letters", "1.0bc"],
  ["a suffix unknown to apk", "23_foo"],
  ["a suffix that only begins like one", "1_pree"],
  ["a release without r", "1.2.31-0"],
  ["two releases", "4.10-1-r1"],
  ["a date with dashes", "2021-03-27-r5"],
  ["an empty number", "1..2"],
  ["a final dot", "1."],
  ["no release number", "1-r"],
  ["a capital letter", "1.2A"],
  ["no hash after the tilde", "1~"],
  ["a hash in capitals", "1~AB"],
])("refuses %s", (_, version) => expect(apk.isValid(version)).toBe(false));

test.each([
  ["1.2.31-0", "1.2.31-r0", -1],
  ["1.2.31-0", "1.2.30-r9", 1],
  ["4.10-1-r1", "4.9-r0", 1],
  ["23_foo", "4_beta", 1],
  ["1.0", "1.0bc", -1],
  ["1_rc", "1-0", -1],
  ["a5", "1", -1],
  ["", "1", -1],
])("compares %s by its valid beginning with %s", (a, b, expected) => {
  expect(Math.sign(apk.compare(a, b))).toBe(expected);
});

/** What may follow a number, a letter and so on; whatever is not listed may not. */
const followers: Readonly<Record<string, readonly string[]>> = {
  "1": [".2", "z", "_rc", "_p", "~c", "-r2"],
  "1.2": [".2", "z", "_rc", "_p", "~c", "-r2"],
  "1a": ["2", "_rc", "_p", "~c", "-r2"],
  "1a2": [".2", "z", "_rc", "_p", "~c", "-r2"],
  "1_rc": ["2", "_rc", "_p", "~c", "-r2"],
  "1_p": ["2", "_rc", "_p", "~c", "-r2"],
  "1_rc1": ["_rc", "_p", "~c", "-r2"],
  "1_p1": ["_rc", "_p", "~c", "-r2"],
  "1~ab": ["-r2"],
  "1-r1": [],
};
// a digit after these goes on with them, so it says nothing of what may follow
const goesOn = ["1", "1.2", "1a2", "1_rc1", "1_p1", "1~ab", "1-r1"];
const pieces = [".2", "z", "2", "_rc", "_p", "~c", "-r2"];

test.each(
  Object.entries(followers).flatMap(([before, allowed]) =>
    pieces
      .filter((piece) => piece !== "2" || !goesOn.includes(before))
      .map((piece) => [before, piece, allowed.includes(piece)] as const),
  ),
)("after %s, %s is part of a version: %s", (before, piece, isAllowed) => {
  expect(apk.isValid(before + piece)).toBe(isAllowed);
});

test("a digit after a number, a suffix's number, a hash or a revision is part of it", () => {
  for (const before of goesOn) {
    expect(apk.isValid(`${before}2`)).toBe(true);
    expect(apk.compare(before, `${before}2`)).toBeLessThan(0);
  }
});
