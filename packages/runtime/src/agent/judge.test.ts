import { expect, test } from "vitest";
import { DenyingEvaluator, watchedAs } from "../testing/watched.ts";
import type { Alert } from "./alert.ts";
import { createJudge } from "./judge.ts";
import { Losses } from "./losses.ts";
import { containerInput, type Surroundings } from "./run-inputs.ts";

const time = "2026-11-24T12:00:00.000Z";
const plain = watchedAs("plain");
const make = (around: Surroundings) => containerInput(plain, around);

function setUp() {
  const evaluator = new DenyingEvaluator();
  const losses = new Losses();
  const alerts: Alert[] = [];
  const judge = createJudge({
    evaluator: () => evaluator,
    context: { node: { name: "node-1" } },
    now: () => new Date(time),
    losses,
    report: { alert: (alert) => void alerts.push(alert) },
  });
  return { evaluator, losses, alerts, judge };
}

test("the input says when and on which node, and what the policies need", async () => {
  const { evaluator, alerts, judge } = setUp();
  evaluator.needs = { container: ["object"] };
  await judge(make, "a");
  expect(evaluator.inputs).toEqual([
    make({ context: { time, node: { name: "node-1" } }, needs: evaluator.needs, lost: 0 }),
  ]);
  expect(evaluator.inputs[0]).toHaveProperty("object");
  expect(alerts).toMatchObject([{ type: "alert", node: "node-1", decision: { verdict: "deny" } }]);
});

test("no alert is written where nothing was found", async () => {
  const { evaluator, alerts, judge } = setUp();
  evaluator.verdict = "allow";
  await judge(make, "a");
  expect(alerts).toEqual([]);
});

test("a decision tells what was lost in its place before, once", async () => {
  const { evaluator, losses, judge } = setUp();
  for (const place of ["a", "a", "b", undefined]) losses.add(place);
  for (const place of ["a", "a", undefined]) await judge(make, place);
  const told = evaluator.inputs.map(({ problems }) => problems?.map(({ message }) => message));
  expect(told).toEqual([[expect.stringMatching(/^2 /)], undefined, [expect.stringMatching(/^1 /)]]);
  expect(losses.count("b")).toBe(1);
});

test("what is lost meanwhile, or told by no decision, is left to the next", async () => {
  const { evaluator, losses, judge } = setUp();
  losses.add("a");
  evaluator.before = () => {
    losses.add("a");
  };
  await judge(make, "a");
  expect(losses.count("a")).toBe(1);
  evaluator.before = () => {
    throw new Error("no decision");
  };
  await expect(judge(make, "a")).rejects.toThrow("no decision");
  expect(losses.count("a")).toBe(1);
});

test("asks for the evaluator each time", async () => {
  const evaluators = [new DenyingEvaluator(), new DenyingEvaluator()];
  const all = [...evaluators];
  const judge = createJudge({
    evaluator: () => evaluators.shift() ?? new DenyingEvaluator(),
    context: {},
    now: () => new Date(time),
    losses: new Losses(),
    report: { alert: () => undefined },
  });
  for (const _ of all) await judge(make);
  expect(all.map(({ inputs }) => inputs.length)).toEqual([1, 1]);
});
