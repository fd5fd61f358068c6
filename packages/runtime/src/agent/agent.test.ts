import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { connectDocker } from "../docker/engine.ts";
import { FakeEngine, recordedEvents, until } from "../testing/fake-engine.ts";
import { fakeProcess } from "../testing/fake-proc.ts";
import { recorded, summary } from "../testing/recorded.ts";
import { DenyingEvaluator } from "../testing/watched.ts";
import { type AgentOptions, createAgent } from "./agent.ts";
import type { AgentProblem, Alert } from "./alert.ts";

const containerId = String(recorded("kubernetes")["Id"]);

let engine: FakeEngine;
let procRoot: string;
let evaluator: DenyingEvaluator;
let lines: (Alert | AgentProblem)[];
beforeEach(async () => {
  engine = await FakeEngine.start();
  procRoot = mkdtempSync(join(tmpdir(), "hasp-proc-"));
  evaluator = new DenyingEvaluator();
  lines = [];
});
afterEach(async () => {
  await engine[Symbol.asyncDispose]();
  rmSync(procRoot, { recursive: true });
});

function agent(options: Partial<AgentOptions> = {}) {
  return createAgent({
    docker: engine.docker,
    evaluator: () => evaluator,
    images: { summarize: async () => summary },
    report: (line) => lines.push(line),
    context: { node: { name: "node-1" } },
    now: () => new Date("2026-11-24T12:00:00.000Z"),
    interval: 10,
    procRoot,
    ...options,
  });
}

test("judges a running container, its processes and commands, by all sensors together", async () => {
  engine.running.push(containerId);
  const group = `/docker/${containerId}`;
  const server = { ppid: 1, start: 6, exe: "/usr/bin/server", args: ["server"], group };
  fakeProcess(procRoot, 11, server);
  const ended = new AbortController();
  const workload = { apiVersion: "v1", kind: "Pod", name: "web", namespace: "shop", labels: {} };
  const run = agent({ workloads: { find: async () => workload } }).run(ended.signal);
  await engine.listened();
  await until(() => lines.length === 2);
  const [, exec = ""] = recordedEvents;
  engine.send(`${exec.replaceAll(/[0-9a-f]{64}(?=","(?:from|Attr))/g, containerId)}\n`);
  await until(() => lines.length === 3);
  ended.abort();
  await run;

  const inputs = evaluator.inputs.map(({ kind, context }) => `${kind} ${context.node?.name}`);
  expect(inputs).toEqual(["container node-1", "process node-1", "process node-1"]);
  expect(lines).toMatchObject([
    { type: "alert", container: { id: containerId, name: "app" }, workload },
    { type: "alert", process: { pid: 11, args: ["server"] } },
    { type: "alert", process: { pid: 6177, args: ["/bin/sleep", "40"] } },
  ]);
});

test("finishes what it began before it ends", async () => {
  engine.running.push(containerId);
  const ended = new AbortController();
  evaluator.before = async () => {
    ended.abort();
    await new Promise((resolve) => setTimeout(resolve, 30));
  };
  await agent().run(ended.signal);
  expect(lines).toMatchObject([{ type: "alert", container: { id: containerId } }]);
});

test("ends as a whole when one sensor cannot watch", async () => {
  const run = agent({ docker: connectDocker("unix:///nowhere.sock") }).run(
    AbortSignal.timeout(5000),
  );
  await expect(run).rejects.toMatchObject({ code: "ENGINE_UNAVAILABLE" });
  fakeProcess(procRoot, 11, { ppid: 1, start: 6, exe: "/usr/bin/server", args: ["server"] });
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(lines).toEqual([]);
});

test("leaves no event stream open when /proc cannot be read", async () => {
  const run = agent({ procRoot: "/nowhere" }).run(AbortSignal.timeout(5000));
  await expect(run).rejects.toMatchObject({ code: "PROC_UNAVAILABLE" });
  await until(() => engine.listeners === 0);
});
