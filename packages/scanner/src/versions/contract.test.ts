import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { versionOrders } from "./index.ts";

const pieces =
  "0 1 9 00 09 10 007 18446744073709551616 . - + ~ : _ a b z A Z _rc _alpha _p _git -r1 -r 1: ~1 é \0";

/** Versions, what looks like one, and whatever else can be written. */
const version = fc.oneof(
  fc.string({ unit: fc.constantFrom(...pieces.split(" ")), maxLength: 8 }),
  fc.string({ unit: fc.constantFrom("0", "1", ".", "-", "a", "_p", "~", "-r"), maxLength: 6 }),
  fc.string(),
);

test("orders have names of their own", () => {
  expect(new Set(versionOrders.map(({ name }) => name)).size).toBe(versionOrders.length);
});

describe.each(versionOrders)("$name", ({ compare, isValid }) => {
  test("finds every text as old as itself", () => {
    fc.assert(fc.property(version, (a) => void expect(compare(a, a)).toBe(0)));
  });

  test("finds the opposite when asked the other way round", () => {
    fc.assert(
      fc.property(version, version, (a, b) => {
        expect(Math.sign(compare(a, b)) + Math.sign(compare(b, a))).toBe(0);
      }),
      { numRuns: 1000 },
    );
  });

  test("agrees with itself over three", () => {
    const three = fc.array(version, { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(three, (texts) => {
        const [a = "", b = "", c = ""] = texts.sort(compare);
        expect(compare(a, b)).toBeLessThanOrEqual(0);
        expect(compare(b, c)).toBeLessThanOrEqual(0);
        expect(compare(a, c)).toBeLessThanOrEqual(0);
        if (compare(a, c) === 0) expect([compare(a, b), compare(b, c)]).toEqual([0, 0]);
      }),
      { numRuns: 1000 },
    );
  });

  test.each(["", " ", "-", ":", "_", "é", "\0", "not a version"])("refuses %j", (text) => {
    expect(isValid(text)).toBe(false);
    expect(compare(text, "0.0.1")).toBeLessThan(0);
  });

  test("compares very long texts", () => {
    const digits = "9".repeat(100_000);
    expect(compare(digits, digits)).toBe(0);
    expect(compare(`1.${"1.".repeat(50_000)}`, "1")).toBeTypeOf("number");
    expect(compare("~".repeat(100_000), "-".repeat(100_000))).toBeTypeOf("number");
  });
});
