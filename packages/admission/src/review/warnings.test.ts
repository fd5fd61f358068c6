import { expect, test } from "vitest";
import { decision, violation } from "../testing/review.ts";
import { toldBy } from "./told.ts";
import { warningsOf } from "./warnings.ts";

const warned = { ...violation, enforcement: "warn" as const };
const of = (part: Partial<typeof decision>) => warningsOf(toldBy([{ ...decision, ...part }]));
/** Warnings of so many characters each. */
const long = (count: number, length: number) => {
  const start = "[critical] p:  (at /)".length;
  const one = { ...warned, policy: "p", at: "", path: "", message: "x".repeat(length - start) };
  return of({ violations: Array.from({ length: count }, () => one) });
};

test("names the whole object where a violation names no place in it", () => {
  expect(of({ violations: [{ ...warned, at: "", path: "" }] })).toEqual([
    '[critical] privileged-container: container "web" is privileged (at /)',
  ]);
});

test("says nothing of what was there before and is only recorded", () => {
  const existing = [
    { ...violation, policy: "a", enforcement: "audit" as const },
    { ...warned, policy: "b" },
  ];
  expect(of({ existing })).toEqual(['as before: [critical] b: container "web" is privileged']);
});

test("says how long an exception holds", () => {
  const exception = { id: "E", owner: "ana", reason: "r" };
  const excepted = [
    { ...violation, exception },
    { ...violation, exception: { ...exception, expires: "2027-01-01" } },
  ];
  expect(of({ excepted })).toEqual([
    "excepted: privileged-container by E of ana until it is fixed",
    "excepted: privileged-container by E of ana until 2027-01-01",
  ]);
});

test.each([
  ["all that fit by their number", 20, 100, 20, undefined],
  ["nineteen and how many more", 21, 100, 20, "… and 2 more"],
  ["all that fit by their length, to the last character", 16, 256, 16, undefined],
  ["what leaves room to say how many more", 17, 256, 16, "… and 2 more"],
])("passes on %s", (_, count, length, kept, last) => {
  const warnings = long(count, length);
  expect(warnings).toHaveLength(kept);
  expect(warnings.join("").length).toBeLessThanOrEqual(4096);
  if (last === undefined) expect(new Set(warnings).size).toBe(1);
  else expect(warnings.at(-1)).toBe(last);
});

test("counts a last warning that does not fit", () => {
  const warnings = warningsOf({
    ...toldBy([decision]),
    warning: [...Array(15).fill("x".repeat(256)), "y".repeat(190), "z".repeat(100)].map(
      (message) => ({ ...warned, policy: "p", at: "/", path: "/", message }),
    ),
  });
  expect(warnings.at(-1)).toBe("… and 1 more");
  expect(warnings.join("").length).toBeLessThanOrEqual(4096);
});
