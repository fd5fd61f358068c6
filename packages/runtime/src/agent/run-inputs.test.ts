import type { Problem } from "@hasp/core";
import { Input } from "@hasp/policy";
import { expect, test } from "vitest";
import { inspectedFiles } from "../docker/file-origin.ts";
import { readInspection } from "../docker/inspection.ts";
import { toContainer } from "../docker/to-container.ts";
import type { WatchedContainer } from "../docker/watched-container.ts";
import type { EventObservation } from "../sensors/sensor.ts";
import { plainEngine, recorded, summary } from "../testing/recorded.ts";
import { containerInput, eventInput, type Surroundings } from "./run-inputs.ts";

const object = recorded("strict");
const workload = { apiVersion: "v1", kind: "Pod", name: "web-1", namespace: "shop" };
const unknownOwner: Problem = { code: "OWNER_UNKNOWN", path: "/workload/top", message: "refused" };
const unreadable: Problem = {
  code: "CONFIG_UNREADABLE",
  path: "/object/HostConfig/CapAdd/1",
  message: "x",
};

function watched(): WatchedContainer {
  const read = readInspection(object);
  if (!read) throw new Error("strict is no inspection");
  const own = { network: "own", pid: "own", ipc: "own", uts: "own", user: "host", cgroup: "own" };
  const { container } = toContainer(read.inspection, {
    image: summary,
    engine: plainEngine,
    hostNamespaces: own,
    labels: { team: "web" },
    boundVolumes: new Map(),
  });
  return {
    container,
    workload,
    problems: [unreadable, unknownOwner],
    object,
    files: inspectedFiles(read.inspection),
    pid: 7,
    startedAt: "x",
    isRunning: true,
  };
}

const around: Surroundings = {
  context: { time: "2026-11-24T12:00:00.000Z", node: { name: "node-1" } },
  needs: {},
  lost: 0,
};
const exec: EventObservation = {
  kind: "process",
  containerId: "x",
  event: {
    type: "exec",
    time: "2026-11-24T12:00:00.000Z",
    coverage: "sampled",
    process: { pid: 9, name: "sh", args: ["sh"] },
    ancestry: [],
  },
};

test("a container's input has its place, all its settings and what could not be told", () => {
  const input = containerInput(watched(), around);
  expect(Input.parse(input)).toMatchObject({
    contract: 1,
    phase: "run",
    kind: "container",
    context: { node: { name: "node-1" } },
    workload,
    container: { name: "strict", pidsLimit: 100 },
    problems: [unreadable, unknownOwner],
  });
  expect(input).not.toHaveProperty("object");
  const needs = { container: ["object"] } as const;
  expect(containerInput(watched(), { ...around, needs }).object).toEqual(object);
});

test("an event's input says its place, and the container's settings only where they are needed", () => {
  const input = eventInput(exec, watched(), around);
  expect(Input.parse(input)).toEqual({
    contract: 1,
    phase: "run",
    kind: "process",
    context: around.context,
    workload,
    container: { name: "strict", id: object["Id"], image: summary, labels: { team: "web" } },
    event: exec.event,
    // settings that are not there have no problems
    problems: [unknownOwner],
  });
  const whole = eventInput(exec, watched(), { ...around, needs: { process: ["container"] } });
  expect(whole.container).toHaveProperty("effective");
  expect(whole.problems).toEqual([unreadable, unknownOwner]);
});

test("an event of the node has neither container nor workload", () => {
  const input = eventInput(exec, undefined, around);
  expect(Input.parse(input)).toEqual({
    contract: 1,
    phase: "run",
    kind: "process",
    context: around.context,
    event: exec.event,
  });
});

test("what was lost before and what was cut is said in the input", () => {
  const process = { ...exec.event.process, argsTruncated: true };
  const event = { ...exec.event, process };
  const input = eventInput({ ...exec, event }, undefined, { ...around, lost: 3 });
  expect(input.problems).toMatchObject([
    {
      code: "EVENT_TRUNCATED",
      path: "/event/process/args",
      message: "only the first 1 arguments were kept",
    },
    { code: "EVENTS_LOST", path: "", message: expect.stringContaining("3 events") },
  ]);
});
