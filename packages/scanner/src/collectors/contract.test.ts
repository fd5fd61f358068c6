import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createCollectors } from "./index.ts";

const collectors = createCollectors();

test("collectors have names of their own, and each call makes them anew", () => {
  const names = collectors.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const collector of createCollectors()) expect(collectors).not.toContain(collector);
});

test("what redacts comes before all others, as they would tell what it has not redacted yet", () => {
  const guards = collectors.filter(({ isGuard }) => isGuard);
  expect(guards.length).toBeGreaterThan(0);
  expect(collectors.slice(0, guards.length)).toEqual(guards);
});

test.each(collectors.map((collector) => collector.constructor.name))(
  "a test runs the contract with %s",
  (kind) => {
    const folder = import.meta.dirname;
    const tests = readdirSync(folder).filter((name) => name.endsWith(".test.ts"));
    const texts = tests.map((name) => readFileSync(join(folder, name), "utf8"));
    expect(
      texts.filter((text) => text.includes(`testCollector(() => new ${kind}(),`)),
    ).toHaveLength(1);
  },
);
