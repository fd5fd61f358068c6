import { expect, test } from "vitest";
import { Losses } from "./losses.ts";

test("counts by container, and the node's own by themselves", () => {
  const losses = new Losses();
  expect([losses.add("a"), losses.add("a"), losses.add("b"), losses.add()]).toEqual([
    true,
    false,
    true,
    true,
  ]);
  expect([losses.count("a"), losses.count("b"), losses.count(), losses.count("c")]).toEqual([
    2, 1, 1, 0,
  ]);
});

test("leaves to the next decision what was lost while one was made", () => {
  const losses = new Losses();
  losses.add("a");
  losses.add("a");
  losses.told(1, "a");
  expect(losses.count("a")).toBe(1);
  losses.told(1, "a");
  expect(losses.count("a")).toBe(0);
  expect(losses.add("a")).toBe(true);
  losses.add();
  losses.told(1);
  expect(losses.count()).toBe(0);
});

// the container ended while its decision was made: its count is gone, and must not fall below nothing
test("forgets a container, whatever is told of it later", () => {
  const losses = new Losses();
  losses.add("a");
  losses.forget("a");
  expect(losses.count("a")).toBe(0);
  losses.told(1, "a");
  expect(losses.count("a")).toBe(0);
});

test("keeps ten thousand containers apart, and counts the oldest as the node's beyond them", () => {
  const losses = new Losses();
  losses.add();
  for (let i = 0; i < 10_000; i++) losses.add(`c${i}`);
  losses.add("c0");
  losses.add("more");
  expect([losses.count("c0"), losses.count("c1"), losses.count("more"), losses.count()]).toEqual([
    0, 1, 1, 3,
  ]);
  expect(losses.add()).toBe(false);
});

test("the oldest containers' events are not announced as the node's", () => {
  const losses = new Losses();
  for (let i = 0; i <= 10_001; i++) losses.add(`c${i}`);
  // the node's own count takes a place, too
  expect([losses.count("c1"), losses.count(), losses.add()]).toEqual([0, 2, true]);
});

test("announces what finds no room also after what failed, and once", () => {
  const losses = new Losses();
  losses.fail("a");
  expect([losses.add("a"), losses.add("a"), losses.count("a")]).toEqual([true, false, 3]);
  losses.fail("a");
  expect(losses.add("a")).toBe(false);
  losses.told(5, "a");
  losses.fail("a");
  expect([losses.count("a"), losses.add("a")]).toEqual([1, true]);
});
