import { expect, test } from "vitest";
import { decisionTime, findDuration } from "./deadline.ts";

test.each([
  ["10s", 10_000],
  ["1m0s", 60_000],
  ["1m30s", 90_000],
  ["500ms", 500],
  ["1.5s", 1500],
  ["1h", 3_600_000],
  ["10", undefined],
  ["", undefined],
  ["-1s", undefined],
  ["s", undefined],
  ["10s ", undefined],
  ["1s".repeat(32), 32_000],
  ["1s".repeat(33), undefined],
])("reads the duration %j", (text, expected) => expect(findDuration(text)).toBe(expected));

test.each([
  ["the caller's timeout less a margin", "10s", 60_000, 0, 9000],
  ["at least 100 ms of margin", "500ms", 60_000, 0, 400],
  ["our own deadline when it ends first", "30s", 2000, 0, 2000],
  ["less what has passed", "10s", 60_000, 1000, 8000],
  ["our own without a timeout", undefined, 2000, 500, 1500],
  ["our own for a timeout that is none", "soon", 2000, 0, 2000],
  ["our own for a timeout that is there twice", ["1s", "2s"], 2000, 0, 2000],
  ["never nothing", "50ms", 60_000, 9000, 1],
])("gives %s", (_, timeout, own, elapsed, expected) => {
  expect(decisionTime(timeout, own, elapsed)).toBe(expected);
});
