import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Evaluator, Input } from "@hasp/policy";
import { expect, test } from "vitest";
import { createCachedImages } from "./cached-images.ts";
import { createScanCache } from "./scan-cache.ts";
import { decision, digest, facts, violation } from "./testing/samples.ts";

const many = (policy: string, severity: "low" | "critical") =>
  Array.from({ length: 60 }, (_, i) => ({ ...violation, policy, severity, message: `${i}` }));

async function setUp(violations = [...many("low", "low"), violation]) {
  const cache = createScanCache(mkdtempSync(join(tmpdir(), "hasp-images-")));
  await cache.store(facts);
  const inputs: Input[] = [];
  const evaluator: Evaluator = {
    bundle: decision.bundle,
    async evaluate(input) {
      inputs.push(input);
      return { ...decision, violations };
    },
    async close() {},
  };
  const clock = { time: Date.parse("2026-01-31T12:00:00.000Z") };
  const images = createCachedImages({
    cache,
    evaluator: () => evaluator,
    phase: "deploy",
    context: { environment: "production" },
    now: () => new Date(clock.time),
  });
  return { images, inputs, clock, cache };
}

test("sums up what the last scan knew, with the decision in the consumer's phase", async () => {
  const { images, inputs } = await setUp();
  const summary = await images.summarize({ reference: "app:1" });
  expect(summary).toMatchObject({
    reference: "app:1",
    registry: "docker.io",
    repository: "library/app",
    tag: "1",
    digest: digest("d"),
    id: digest("1"),
    known: true,
    user: "",
    findings: { critical: 1, high: 0, fixable: 0 },
    decision: { verdict: "deny", omitted: 11 },
  });
  expect(summary.decision?.violations).toHaveLength(50);
  expect(summary.decision?.violations[0]).toMatchObject({ policy: "privileged-container" });
  expect(inputs).toMatchObject([
    {
      phase: "deploy",
      kind: "image",
      context: { environment: "production" },
      image: { id: digest("1") },
    },
  ]);
});

test("keeps something of every policy, however many graver violations there are", async () => {
  const { images } = await setUp([...many("fixable", "critical"), violation]);
  const { decision: told } = await images.summarize({ reference: "app:1" });
  expect(told).toMatchObject({ omitted: 11 });
  expect(told?.violations.map(({ policy }) => policy)).toContain(violation.policy);
});

test("judges an image once in ten minutes", async () => {
  const { images, inputs, clock } = await setUp();
  await images.summarize({ reference: "app:1" });
  clock.time += 9 * 60_000;
  await images.summarize({ reference: "app:1" });
  expect(inputs).toHaveLength(1);
  clock.time += 2 * 60_000;
  await images.summarize({ reference: "app:1" });
  expect(inputs).toHaveLength(2);
});

test("an unknown image is a fact, and is known as soon as it is scanned", async () => {
  const { images, cache } = await setUp();
  expect(await images.summarize({ reference: "web:1" })).toEqual({
    reference: "web:1",
    registry: "docker.io",
    repository: "library/web",
    tag: "1",
    known: false,
  });
  await cache.store({ ...facts, reference: "web:1", id: digest("9") });
  expect(await images.summarize({ reference: "web:1" })).toMatchObject({ known: true });
});

test("a reference that cannot be read is unknown, not an error", async () => {
  const { images } = await setUp();
  expect(await images.summarize({ reference: "UPPER//case" })).toEqual({
    reference: "UPPER//case",
    registry: "",
    repository: "",
    known: false,
  });
});
