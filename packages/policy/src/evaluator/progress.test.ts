import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { Progress } from "./progress.ts";

test("tells from outside how long the evaluation under way has been so", async () => {
  const inside = new Progress();
  const outside = new Progress(inside.shared);
  inside.begin();
  await setTimeout(20);
  expect(outside.elapsed(0)).toBeGreaterThan(15);
  inside.end();
  expect(outside.elapsed(0)).toBe(0);
  expect(outside.done).toBe(1);
  // the next one has its whole time, though it was asked for long ago
  expect(outside.elapsed(1)).toBe(0);
});

test("does not take the next evaluation's time for that of the one before", async () => {
  const progress = new Progress();
  progress.begin();
  progress.end();
  progress.begin();
  await setTimeout(5);
  expect(progress.elapsed(0)).toBe(0);
  expect(progress.elapsed(1)).toBeGreaterThan(1);
});
