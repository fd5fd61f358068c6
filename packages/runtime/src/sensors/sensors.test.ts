import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { connectDocker } from "../docker/engine.ts";
import { ProcessTable } from "../proc/process-table.ts";
import { FakeEngine, until } from "../testing/fake-engine.ts";
import { containerId, fakeProcess } from "../testing/fake-proc.ts";
import type { Observation, Place } from "./sensor.ts";
import { sensors } from "./sensors.ts";

let engine: FakeEngine;
let procRoot: string;
beforeEach(async () => {
  engine = await FakeEngine.start();
  engine.running.push(containerId);
  procRoot = mkdtempSync(join(tmpdir(), "hasp-proc-"));
  fakeProcess(procRoot, 11, { ppid: 1, start: 6, exe: "/usr/bin/server", args: ["server"] });
});
afterEach(async () => {
  await engine[Symbol.asyncDispose]();
  rmSync(procRoot, { recursive: true });
});

const now = () => new Date(0);

/** A node with one container in it. */
function node(): Place {
  const processes = new ProcessTable(procRoot);
  return { docker: engine.docker, processes, procRoot, interval: 5, now };
}

/** A node on which nothing can be watched. */
function deadNode(): Place {
  const procRoot = "/nowhere";
  const processes = new ProcessTable(procRoot);
  return { docker: connectDocker("unix:///nowhere.sock"), processes, procRoot, interval: 5, now };
}

const members = sensors.map((make) => [make(deadNode()).name, make] as const);

test("each has a name of its own", () => {
  const names = members.map(([name]) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z-]+$/);
});

describe.each(members)("sensor %s", (_, make) => {
  test("tells of what ran before it began, and ends when told to", async () => {
    const seen: Observation[] = [];
    const ended = new AbortController();
    const run = make(node()).watch((observation) => seen.push(observation), ended.signal);
    await until(() => seen.length > 0);
    expect(seen[0]).toMatchObject({ containerId });
    ended.abort();
    await run;
    const told = seen.length;
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(seen).toHaveLength(told);
  });

  test("watches nothing when it was told to end before", async () => {
    const seen: Observation[] = [];
    await make(node()).watch((observation) => seen.push(observation), AbortSignal.abort());
    expect(seen).toEqual([]);
  });

  test("says by a coded error with a hint that it cannot watch at all", async () => {
    const signal = AbortSignal.timeout(5000);
    await expect(make(deadNode()).watch(() => undefined, signal)).rejects.toMatchObject({
      name: "RuntimeError",
      code: expect.stringMatching(/_UNAVAILABLE$/),
      hint: expect.stringMatching(/./),
    });
  });

  test("a look tells events alone, and each once", () => {
    const sensor = make(node());
    const seen: Observation[] = [];
    sensor.look?.((observation) => seen.push(observation));
    const told = seen.length;
    sensor.look?.((observation) => seen.push(observation));
    expect(seen).toHaveLength(told);
    for (const { kind } of seen) expect(["process", "network"]).toContain(kind);
  });
});
