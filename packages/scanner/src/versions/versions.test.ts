import { execFileSync, spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { versionOrders } from "./index.ts";

const { deb, apk, npm } = versionOrders;
const signs = ["<", "=", ">"] as const;
const sign = (difference: number) => signs[Math.sign(difference) + 1];

// deb-version(7), policy manual 5.6.12, and dpkg's own t/Dpkg_Version.t
test.each([
  ["1.0-1", "=", "1.0-1"],
  ["0", "=", "0:0-0"],
  ["1:0", ">", "2.0"],
  ["1.0~rc1", "<", "1.0"],
  ["1.0~~", "<", "1.0~"],
  ["1.0~~a", "<", "1.0~"],
  ["1.0", "<", "1.0a"],
  ["1.0a", "<", "1.0+"],
  ["1.0-1", "<", "1.0-1.1"],
  ["1.0-1", "<", "1.0-10"],
  ["1.0-2", "<", "1.0-10"],
  ["1.2.3", "<", "1.2.10"],
  ["00001", "=", "1"],
  ["1.0-0", "=", "1.0"],
  ["2:1.20.11-1+deb11u5", "<", "2:1.20.11-1+deb11u6"],
  ["1.1.1n-0+deb11u3", "<", "1.1.1n-0+deb11u4"],
  ["241-7~deb10u8", "<", "241-7~deb10u9"],
  ["1:1.2.8.dfsg-5", "<", "1:1.2.8.dfsg-5+deb9u1"],
  ["1.0-99999999999999999999", "<", "1.0-100000000000000000000"],
  ["7.6p2-4", ">", "7.6-0"],
  ["1.0.3-3", ">", "1.0-1"],
  ["2.2.10-5", ">", "2.2-4"],
  ["1-1-1", ">", "1-1"],
])("dpkg: %s %s %s", (a, expected, b) => {
  expect(sign(deb.compare(a, b))).toBe(expected);
  expect(sign(deb.compare(b, a))).toBe(sign(-deb.compare(a, b)));
});

// apk-tools, test/version.data
test.each([
  ["2.34", ">", "0.1.0_alpha"],
  ["1.0.4_p3", "<", "1.0.4_p10"],
  ["0.1.0_alpha", "=", "0.1.0_alpha"],
  ["0.1.0_alpha", "<", "0.1.3_alpha"],
  ["0.1.0_alpha2", ">", "0.1.0_alpha"],
  ["0.1.0_alpha", "<", "2.2.39-r1"],
  ["1.0.4-r3", "<", "1.0.4-r4"],
  ["1.0_rc1", "<", "1.0"],
  ["1.0", "<", "1.0_p1"],
  ["1.0_pre1", "<", "1.0_rc1"],
  ["1.2.10", ">", "1.2.9"],
  ["1.2a", ">", "1.2"],
  ["1.2a", "<", "1.2b"],
  ["1.2b", "<", "1.3"],
  ["0.12.1", "<", "0.12.1-r1"],
  ["3.0.7-r2", "<", "3.0.8-r0"],
  ["5.6.1-r1", "<", "5.6.1-r2"],
  ["1.05", "<", "1.1"],
  ["1.05", "<", "1.5"],
  ["1.0", "<", "1.05"],
  ["1.0.9", "<", "1.05"],
  ["1.35.0-r14", "<", "1.35.0-r15"],
  ["6.0_p20230506-r0", ">", "6.0-r9"],
  ["1.1.1k_git20210325", ">", "1.1.1k"],
  ["7.53.0", "<", "7.53.0-r1"],
])("apk: %s %s %s", (a, expected, b) => {
  expect(sign(apk.compare(a, b))).toBe(expected);
  expect(apk.isValid(a) && apk.isValid(b)).toBe(true);
});

// semver.org 2.0.0, clause 11
test.each([
  ["1.0.0-alpha", "<", "1.0.0-alpha.1"],
  ["1.0.0-alpha.1", "<", "1.0.0-alpha.beta"],
  ["1.0.0-alpha.beta", "<", "1.0.0-beta"],
  ["1.0.0-beta.2", "<", "1.0.0-beta.11"],
  ["1.0.0-rc.1", "<", "1.0.0"],
  ["1.0.0+a", "=", "1.0.0+b"],
  ["1.2", "=", "v1.2.0"],
  ["1", "<", "1.0.1"],
  ["2.0-rc.1", "<", "2.0.0"],
  ["nonsense", "<", "0.0.0-0"],
])("npm: %s %s %s", (a, expected, b) => {
  expect(sign(npm.compare(a, b))).toBe(expected);
});

test.each([
  ["deb", "1.0-1", true],
  ["deb", "1:2.0~rc1+b1", true],
  ["deb", "a1", false],
  ["deb", "", false],
  ["apk", "4.10-1-r1", false],
  ["apk", "1.2_foo", false],
  ["apk", "1.2.3_git20200101-r0", true],
  ["npm", "1.2.3", true],
  ["npm", "latest", false],
] as const)("%s %j is valid: %s", (type, version, valid) => {
  expect(versionOrders[type].isValid(version)).toBe(valid);
});

const alphabets = { deb: "019.aZ~+-:", apk: "019.abz_-r~", npm: "019.-+av" };
describe.each(Object.values(versionOrders))("the order of $type", (order) => {
  const version = fc
    .string({ unit: fc.constantFrom(...alphabets[order.type]), maxLength: 12 })
    .filter((text) => order.isValid(text));

  test("is antisymmetric and reflexive", () => {
    fc.assert(
      fc.property(version, version, (a, b) => {
        expect(Math.sign(order.compare(a, b))).toBe(0 - Math.sign(order.compare(b, a)));
        expect(order.compare(a, a)).toBe(0);
      }),
    );
  });

  test("is transitive", () => {
    fc.assert(
      fc.property(version, version, version, (...versions) => {
        const [a, b, c] = versions.toSorted(order.compare) as [string, string, string];
        expect(order.compare(a, c)).toBeLessThanOrEqual(0);
        expect([order.compare(a, b), order.compare(b, c)].every((n) => n <= 0)).toBe(true);
      }),
    );
  });

  test("takes any text", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(Number.isNaN(order.compare(a, b))).toBe(false);
      }),
    );
  });
});

const hasDpkg = spawnSync("dpkg", ["--version"]).status === 0;

test.skipIf(!hasDpkg)("dpkg: agrees with the real dpkg (skipped where there is none)", () => {
  const version = fc
    .string({ unit: fc.constantFrom(..."0129.aZ~+-"), minLength: 1, maxLength: 8 })
    .map((text) => `1${text}`)
    .filter((text) => deb.isValid(text));
  const pairs = fc.sample(fc.tuple(version, version), { numRuns: 300, seed: 7 });
  const script = pairs
    .map(
      ([a, b]) =>
        `dpkg --compare-versions '${a}' lt '${b}' && echo '<' || { dpkg --compare-versions '${a}' eq '${b}' && echo '=' || echo '>'; }`,
    )
    .join("\n");
  const answers = execFileSync("sh", ["-c", script], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  expect(pairs.map(([a, b]) => sign(deb.compare(a, b)))).toEqual(answers.trim().split("\n"));
});
