import { expect, test } from "vitest";
import { createTurns } from "./turns.ts";

function turnsOf() {
  const clock = { time: 0 };
  const turns = createTurns(() => clock.time);
  const order: string[] = [];
  /** One that is noted by this name when it comes. */
  const ask = (behalf: string, name = behalf) => {
    const turn = turns.begin(behalf);
    void turn.comes.then((isTurn) => isTurn && order.push(name));
    return turn;
  };
  return { ask, clock, order, turns };
}

test("only one evaluation is made at a time, and counts as slow from its own beginning", async () => {
  const { ask, clock, order, turns } = turnsOf();
  const [first, second] = [ask("a"), ask("b")];
  clock.time = 1000;
  await first.comes;
  expect(order).toEqual(["a"]);
  expect([turns.isHeavy("a"), turns.isHeavy("b")]).toEqual([true, false]);
  first.end();
  await second.comes;
  expect(order).toEqual(["a", "b"]);
  clock.time = 1249;
  expect(turns.isHeavy("b")).toBe(false);
  clock.time = 1250;
  expect(turns.isHeavy("b")).toBe(true);
});

test("who asks for what is slow waits behind all others, and is at fault for that", async () => {
  const { ask, clock, order, turns } = turnsOf();
  const slow = ask("eve", "slow");
  const more = ask("eve", "more");
  const others = [ask("ann"), ask("bob")];
  clock.time = 1250;
  slow.end();
  expect(turns.isHeavy("eve")).toBe(true);
  for (const other of others) {
    await other.comes;
    other.end();
  }
  await more.comes;
  expect(order).toEqual(["slow", "ann", "bob", "more"]);
  expect([turns.isHeavy("ann"), turns.isHeavy("bob")]).toEqual([false, false]);
});

test("what was used is forgotten in time, also what was used beside evaluations", () => {
  const { ask, clock, turns } = turnsOf();
  const slow = ask("eve");
  clock.time = 1000;
  slow.end();
  turns.charge("ann", 1000);
  expect([turns.isHeavy("eve"), turns.isHeavy("ann")]).toEqual([true, true]);
  clock.time += 60_000;
  expect([turns.isHeavy("eve"), turns.isHeavy("ann")]).toEqual([false, false]);
});

test("one that ends while it waits never comes", async () => {
  const { ask, order } = turnsOf();
  const [first, second, third] = [ask("a"), ask("b"), ask("c")];
  second.end();
  second.end();
  expect(await second.comes).toBe(false);
  expect(order).toEqual(["a"]);
  first.end();
  expect(await third.comes).toBe(true);
  expect(order).toEqual(["a", "c"]);
});

test("an evaluation that is over takes no other's turn with it, however often it ends", async () => {
  const { ask, clock, order, turns } = turnsOf();
  const [first, second, third] = [ask("a"), ask("b"), ask("c")];
  clock.time = 100;
  first.end();
  first.end();
  await second.comes;
  clock.time = 300;
  first.end();
  third.end();
  expect(turns.isHeavy("a")).toBe(false);
  second.end();
  expect(order).toEqual(["a", "b"]);
  expect(await third.comes).toBe(false);
});

test("remembers ten thousand, and forgets first who used something first", () => {
  const { turns } = turnsOf();
  for (let user = 0; user < 10_000; user++) turns.charge(`u${user}`, 1000);
  expect(turns.isHeavy("u0")).toBe(true);
  turns.charge("u0", 1);
  turns.charge("more", 1000);
  expect(["u0", "u1", "u2", "more"].map((user) => turns.isHeavy(user))).toEqual([
    true,
    false,
    true,
    true,
  ]);
});
