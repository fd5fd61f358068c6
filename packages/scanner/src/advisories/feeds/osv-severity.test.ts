import { expect, test } from "vitest";
import { osvSeverity } from "./osv-severity.ts";

const high = { type: "CVSS_V3", score: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H" };
const low = { type: "CVSS_V3", score: "CVSS:3.1/AV:L/AC:H/PR:L/UI:N/S:U/C:L/I:N/A:N" };
const four = {
  type: "CVSS_V4",
  score: "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N",
};
const lowFour = {
  type: "CVSS_V4",
  score: "CVSS:4.0/AV:P/AC:H/AT:P/PR:H/UI:A/VC:L/VI:N/VA:N/SC:N/SI:N/SA:N",
};
const two = { type: "CVSS_V2", score: "AV:N/AC:L/Au:N/C:C/I:C/A:C" };
const word = (severity: unknown) => ({ database_specific: { severity } });

test.each([
  ["a CVSS 3 vector before the database's word", [{ severity: [high] }, word("LOW")], "high"],
  ["the gravest of several vectors", [{ severity: [low, high] }], "high"],
  ["the vendor's own word first", [{ severity: [high, { type: "Ubuntu", score: "low" }] }], "low"],
  ["a CVSS 4 vector alone", [{ severity: [four] }], "critical"],
  ["CVSS 4 before a lower CVSS 3", [{ severity: [high, four] }], "critical"],
  ["CVSS 4 before a higher CVSS 3", [{ severity: [high, lowFour] }], "low"],
  ["a CVSS 2 vector alone, which ends with high", [{ severity: [two] }], "high"],
  ["CVSS 3 before CVSS 2", [{ severity: [two, low] }], "low"],
  ["CVSS 4 before the database's word", [{ severity: [four], ...word("LOW") }], "critical"],
  ["GHSA's word for medium", [word("MODERATE")], "medium"],
  [
    "the word beside a broken vector",
    [{ severity: [{ type: "CVSS_V3", score: "x" }], ...word("HIGH") }],
    "high",
  ],
  ["nothing in a word unknown to us", [word("constructor"), word(7)], "unknown"],
  ["nothing at all", [{}], "unknown"],
])("takes %s", (_, rated, severity) => expect(osvSeverity("GHSA-aaaa", rated)).toBe(severity));

test("takes a malicious package for critical", () => {
  expect(osvSeverity("MAL-2025-1", [{}])).toBe("critical");
});
