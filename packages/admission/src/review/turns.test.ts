import { expect, test } from "vitest";
import { createTurns } from "./turns.ts";

test("only the evaluation that is being made is slow, and from its own beginning", () => {
  let time = 0;
  const { begin } = createTurns(() => time);
  const first = begin();
  const second = begin();
  time = 1000;
  expect([first.isSlow(), second.isSlow()]).toEqual([true, false]);
  first.end();
  expect(second.isSlow()).toBe(false);
  time = 1249;
  expect(second.isSlow()).toBe(false);
  time = 1250;
  expect(second.isSlow()).toBe(true);
  second.end();
  expect(second.isSlow()).toBe(false);
});

test("one that ends before its turn changes nobody's", () => {
  let time = 0;
  const { begin } = createTurns(() => time);
  const [first, second, third] = [begin(), begin(), begin()];
  time = 300;
  second.end();
  expect(first.isSlow()).toBe(true);
  first.end();
  expect(third.isSlow()).toBe(false);
});
