import fc from "fast-check";
import { expect, test } from "vitest";
import { parseQuantity } from "./quantity.ts";

// cases of k8s.io/apimachinery, pkg/api/resource/quantity_test.go
test.each([
  ["0", 0],
  ["0n", 0],
  ["0Ki", 0],
  ["-0", 0],
  ["1", 1],
  ["100", 100],
  ["500m", 0.5],
  ["100m", 0.1],
  ["1u", 0.000001],
  ["10n", 0.00000001],
  ["12.5", 12.5],
  [".5", 0.5],
  ["5.", 5],
  ["+1.5", 1.5],
  ["-3.01", -3.01],
  ["1Ki", 1024],
  ["128Mi", 134_217_728],
  ["1Gi", 1_073_741_824],
  ["1.5Gi", 1_610_612_736],
  ["8Ti", 8_796_093_022_208],
  ["1k", 1000],
  ["129M", 129_000_000],
  ["1E", 1e18],
  ["129e6", 129_000_000],
  ["1e3", 1000],
  ["1E3", 1000],
  ["1e-3", 0.001],
  ["128974848000m", 128_974_848],
  ["128974848", 128_974_848],
  ["100035m", 100.035],
  // rounded up to a billionth
  ["1e-10", 0.000000001],
  ["0.0000000001", 0.000000001],
  ["1e-999999999", 0.000000001],
  // capped
  ["8Ei", 2 ** 63],
  ["1e999999999", 2 ** 63],
  ["0e999999999", 0],
  [2, 2],
  [0.25, 0.25],
])("reads %j", (quantity, expected) => {
  expect(parseQuantity(quantity)).toBe(expected);
});

test.each([
  "",
  ".",
  "+",
  "m",
  "Ki",
  "1.1.M",
  "1+1.0M",
  "0.1mi",
  "0.1am",
  "aoeu",
  ".5i",
  "1i",
  "-3.01i",
  "-3.01e-",
  "1e",
  "1e1.5",
  "1e3k",
  "1K",
  "1ki",
  "1KiB",
  "1GB",
  "512MB",
  "1_000",
  "0x10",
  "1,5",
  " 1",
  "1 ",
  "1 Gi",
  "++1",
  "Infinity",
  "NaN",
  "１",
  "9".repeat(200),
])("refuses %j", (text) => {
  expect(() => parseQuantity(text)).toThrow(expect.objectContaining({ code: "QUANTITY_INVALID" }));
});

test("reads every whole number of every suffix exactly", () => {
  const suffixes = { "": 1, k: 1e3, M: 1e6, Ki: 1024, Mi: 1024 ** 2, Gi: 1024 ** 3 };
  fc.assert(
    fc.property(
      fc.nat(1_000_000),
      fc.constantFrom(...Object.entries(suffixes)),
      (count, [suffix, factor]) => {
        expect(parseQuantity(`${count}${suffix}`)).toBe(count * factor);
        expect(parseQuantity(`${count * 1000}m`)).toBe(count);
      },
    ),
  );
});

test("any text is a finite number or a coded error", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."0179.+-eEmkKMGTPiun ") }), (text) => {
      try {
        expect(Number.isFinite(parseQuantity(text))).toBe(true);
      } catch (error) {
        expect(error).toMatchObject({ code: "QUANTITY_INVALID" });
      }
    }),
  );
});
