import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { dpkg } from "./dpkg.ts";

test.each([
  // the cases of dpkg's own test suite
  ["0", "0", 0],
  ["0:0", "0:0", 0],
  ["0:0-0", "0:0-0", 0],
  ["0:0.0-0.0", "0:0.0-0.0", 0],
  ["1.0", "1.0-0", 0],
  ["0-00", "00-0", 0],
  ["0:1.0", "1:0.5", -1],
  ["0:0-0", "1:0-0", -1],
  ["0:0-0", "0:1-0", -1],
  ["0:0-0", "0:0-1", -1],
  ["0:0a-0", "0:0-0", 1],
  ["0:0+-0", "0:0-0", 1],
  ["0:0~-0", "0:0-0", -1],
  ["0:a-0", "0:+-0", -1],
  ["0:a-0", "0:0-0", 1],
  ["0:z-0", "0:a-0", 1],
  ["0:A-0", "0:a-0", -1],
  ["0:0.0-0", "0:0+0-0", 1],
  ["0:0:0-0", "0:0-0", 1],
  // deb-version(7): ~~, ~~a, ~, the empty part, a
  ["1.0~~", "1.0~~a", -1],
  ["1.0~~a", "1.0~", -1],
  ["1.0~", "1.0", -1],
  ["1.0", "1.0a", -1],
  ["1.0a", "1.0+", -1],
  ["1.", "1.1", -1],
  // versions of real packages
  ["241-7~deb10u8", "241-7~deb10u9", -1],
  ["241-7~deb10u9", "241-7", -1],
  ["2:1.20.11-1+deb11u5", "2:1.20.11-1+deb11u6", -1],
  ["1.1.1n-0+deb11u3", "1.1.1n-0+deb11u4", -1],
  ["1:1.2.8.dfsg-5", "1:1.2.8.dfsg-5+deb9u1", -1],
  ["1.8.21p2-3ubuntu1", "1.8.21p2-3ubuntu1.1", -1],
  ["3.6.9-1~18.04ubuntu1", "3.6.8-1~18.04.2", 1],
  ["9.9.9", "1:0.0.1", -1],
  ["2.36-9+deb12u10", "2.36-9+deb12u9", 1],
  ["20240203~deb12u1", "20240203", -1],
  ["1.18446744073709551616", "1.18446744073709551617", -1],
  ["1.9007199254740993", "1.9007199254740992", 1],
  // epochs of several digits, up to dpkg's greatest
  ["10:1", "9:2", 1],
  ["2147483647:1", "2147483646:2", 1],
  ["01:1", "1:1", 0],
  // the last dash starts the revision
  ["1-2-3", "1-2-4", -1],
  ["1-10", "1-9", 1],
])("orders %s and %s", (a, b, expected) => {
  expect(dpkg.isValid(a) && dpkg.isValid(b)).toBe(true);
  expect(Math.sign(dpkg.compare(a, b))).toBe(expected);
  expect(Math.sign(dpkg.compare(b, a)) + expected).toBe(0);
});

test.each([
  ["no version after the epoch", "1:"],
  ["an epoch that is no number", "a:1"],
  ["an epoch above dpkg's", "2147483648:1"],
  ["a negative epoch", "-1:1"],
  ["an empty revision", "1-"],
  ["a space inside", "1 2"],
  ["an underscore", "1.0_1"],
  ["a slash", "1.0/1"],
  ["an epoch with a letter before it", "a1:2"],
  ["an epoch above dpkg's by far", "99999999999999999999:1"],
  ["a line feed after the epoch", "1:2\n3"],
  ["a line feed at the end", "1.0\n"],
  ["a line feed after the revision", "1.0-1\n"],
  ["a revision with a bad start", "1-_1"],
  ["a revision with a bad end", "1-1_"],
  ["a colon in the revision", "1:1-1:1"],
  ["a bad start", "_1-1"],
  ["a bad end before the revision", "1_-1"],
  ["a colon without an epoch before it", "1.0:1"],
])("refuses %s", (_, version) => expect(dpkg.isValid(version)).toBe(false));

const real = "/usr/bin/dpkg";

test.skipIf(!existsSync(real))(
  `agrees with the real dpkg${existsSync(real) ? "" : ": there is none on this machine"}`,
  () => {
    const text = (maxLength: number) =>
      fc.string({ unit: fc.constantFrom(..."0019azAZ.+~"), minLength: 1, maxLength });
    const version = fc
      .tuple(fc.constantFrom("", "0:", "1:"), text(5), fc.constantFrom("", "-"), text(3))
      .map(([epoch, upstream, dash, revision]) => `${epoch}1${upstream}${dash}${revision}`);
    fc.assert(
      fc.property(version, version, (a, b) => {
        const operator = { "-1": "lt", 0: "eq", 1: "gt" }[String(Math.sign(dpkg.compare(a, b)))];
        execFileSync(real, ["--compare-versions", a, operator ?? "", b], { stdio: "ignore" });
      }),
      { numRuns: 100 },
    );
  },
);
