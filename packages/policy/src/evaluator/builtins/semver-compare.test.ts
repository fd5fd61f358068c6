import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { compareWithOpa, differences } from "../../testing/opa-oracle.ts";
import { semverCompare } from "./semver-compare.ts";

// the first call compiles OPA itself
vi.setConfig({ testTimeout: 120_000 });

const EXPRESSION = "semver.compare(args[0], args[1])";

// semver.org, clause 11
const ascending = [
  "1.0.0-alpha",
  "1.0.0-alpha.1",
  "1.0.0-alpha.beta",
  "1.0.0-beta",
  "1.0.0-beta.2",
  "1.0.0-beta.11",
  "1.0.0-rc.1",
  "1.0.0",
  "1.0.1",
  "1.2.0",
  "1.10.0",
  "2.0.0",
];

test("orders the specification's own versions", async () => {
  const cases = ascending.flatMap((a) => ascending.map((b) => JSON.stringify([a, b])));
  const compared = await compareWithOpa(EXPRESSION, cases);
  expect(differences(compared)).toEqual([]);
  const [first] = compared.slice(1);
  expect(first?.ours).toEqual({ text: "-1" });
});

test("accepts and refuses what OPA does", async () => {
  const versions = [
    "v1.2.3",
    "vv1.2.3",
    "V1.2.3",
    "1.2",
    "1.2.3.4",
    "01.2.3",
    "1.2.3-",
    "1.2.3-01",
    "1.2.3-001",
    "1.2.3-00a",
    "1.2.3-v1",
    "1.2.3-0a",
    "1.2.3-a..b",
    "1.2.3+",
    "1.2.3+01.-",
    "1.2.3-a+b+c",
    "1.2.3--",
    "1.2.-3",
    "9223372036854775807.0.0",
    "9223372036854775808.0.0",
    "1.2.3-9223372036854775808",
    " 1.2.3",
    "1.2.3\n",
    "é.1.1",
    "",
  ];
  const cases = versions.flatMap((version) => [
    JSON.stringify([version, "1.2.3-5"]),
    JSON.stringify(["1.2.3-5", version]),
  ]);
  expect(differences(await compareWithOpa(EXPRESSION, cases))).toEqual([]);
});

test("is undefined for what is no string", async () => {
  const compared = await compareWithOpa(EXPRESSION, ['[1, "1.0.0"]', '["1.0.0", null]']);
  expect(differences(compared)).toEqual([]);
  expect(compared.map(({ ours }) => ours)).toEqual([undefined, undefined]);
});

test("orders any versions as OPA does", async () => {
  const number = fc.oneof(fc.nat(3), fc.nat(), fc.constantFrom("00", "01", ""));
  const identifier = fc.oneof(fc.stringMatching(/^[0-9A-Za-z-]{0,3}$/), number.map(String));
  const version = fc
    .tuple(number, number, number, fc.array(identifier, { maxLength: 3 }), fc.boolean())
    .map(([a, b, c, rest, meta]) => {
      const tail = rest.length > 0 ? `-${rest.join(".")}` : "";
      return `${a}.${b}.${c}${tail}${meta ? "+x.1" : ""}`;
    });
  const cases = fc
    .sample(fc.tuple(version, version), { numRuns: 4000, seed: 2 })
    .map((pair) => JSON.stringify(pair));
  expect(differences(await compareWithOpa(EXPRESSION, cases))).toEqual([]);
});

test("orders pre-releases of one version as OPA does", async () => {
  const words = ["0", "1", "10", "a", "b", "a1", "1a", "-", "1.a", "a.1", "a.10"];
  const versions = words.map((preRelease) => `1.0.0-${preRelease}`);
  const cases = versions.flatMap((a) => versions.map((b) => JSON.stringify([a, b])));
  expect(differences(await compareWithOpa(EXPRESSION, cases))).toEqual([]);
});

// OPA in Go never ends over these: both are its greatest number, and it goes on to compare them
test.each([
  ["9223372036854775807", "9223372036854775808"],
  ["9223372036854775808", "9223372036854775809"],
])("finds the numbers %s and %s alike, and ends", (a, b) => {
  expect(semverCompare.call(`1.0.0-${a}`, `1.0.0-${b}`)).toEqual({ text: "0" });
  expect(semverCompare.call(`1.0.0-${b}`, `1.0.0-${a}`)).toEqual({ text: "0" });
  expect(semverCompare.call(`1.0.0-${a}.1`, `1.0.0-${b}.2`)).toEqual({ text: "-1" });
});
