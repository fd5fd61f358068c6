import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { compareWithOpa, differences } from "../../testing/opa-oracle.ts";
import { compareNumbers } from "./compare-numbers.ts";

vi.setConfig({ testTimeout: 120_000 });

test.each([
  ["1", "1.0", 0],
  ["-0", "0", 0],
  ["1e2", "100.00", 0],
  ["0.001", "1e-3", 0],
  ["0", "0.00", 0],
  ["-0.000", "0e5", 0],
  ["9007199254740993", "9007199254740992", 1],
  ["-12345678901234567890123", "-12345678901234567890122", -1],
  ["0.1", "0.10000000000000000001", -1],
  ["1e999999999", "2", 1],
  ["-1e-999999999", "0", -1],
])("compares %s with %s", (a, b, order) => {
  expect(Math.sign(compareNumbers(a, b))).toBe(order);
  expect(Math.sign(compareNumbers(b, a))).toBe(order === 0 ? 0 : -order);
});

const zeros = "0".repeat(400);

// each order as `opa eval 'object.subset([a], [b])'` has it
test.each([
  ["1.000000000000000010", "1.000000000000000020", 0],
  ["1.00000000000000001", "1.000000000000000020", -1],
  ["1.000000000000000010", "1.00000000000000002", -1],
  ["10000000000000000010.50", "10000000000000000020.50", 0],
  ["10000000000000000010.0", "10000000000000000020.0", -1],
  [`0.${zeros}10`, `0.${zeros}20`, 0],
  [`0.${zeros}10`, `0.${zeros}2`, -1],
  ["1.50", "1.60", -1],
])("rounds to a float only long fractions that end in zeros: %s and %s", (a, b, order) => {
  expect(compareNumbers(a, b)).toBe(order);
  expect(compareNumbers(b, a)).toBe(order === 0 ? 0 : -order);
});

test("finds equal what OPA finds equal", async () => {
  const digits = fc.stringMatching(/^[1-9][05]{0,20}$/);
  const number = fc
    .tuple(
      fc.constantFrom("", "-"),
      digits,
      fc.constantFrom("", ".", ".0", ".50", ".5"),
      fc.constantFrom("", "e1", "e-1"),
    )
    .map(
      ([sign, whole, fraction, exponent]) =>
        sign + whole + (fraction === "." ? "" : fraction) + exponent,
    );
  const close = number.chain((one) =>
    fc.tuple(
      fc.constant(one),
      fc.constantFrom(one, `${one.split("e")[0]}`, `${one.split(/[.e]/)[0]}.0`),
    ),
  );
  const cases = fc.sample(close, { numRuns: 3000, seed: 6 }).map(([a, b]) => `[${a}, ${b}]`);
  // arrays of one: object.subset is answered by this host, equality by OPA's own library
  const expression = "object.subset([args[0]], [args[1]])";
  expect(differences(await compareWithOpa(expression, cases))).toEqual([]);
});
