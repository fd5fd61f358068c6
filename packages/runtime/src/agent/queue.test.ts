import { expect, test } from "vitest";
import type { EventObservation, Observation } from "../sensors/sensor.ts";
import { ObservationQueue } from "./queue.ts";

const stopped = (containerId: string): Observation => ({ kind: "container-stopped", containerId });
const event = (kind: "process" | "network"): EventObservation => {
  const process = { pid: 9, name: "sh", args: [] };
  const common = { time: "", coverage: "sampled", process, ancestry: [] };
  if (kind === "process") return { kind, containerId: "a", event: { type: "exec", ...common } };
  const endpoint = { address: "127.0.0.1", port: 80 };
  const peers = { direction: "out", protocol: "tcp", source: endpoint, destination: endpoint };
  return { kind, containerId: "a", event: { type: "connect", ...common, ...peers } };
};

test("lets one through after another", async () => {
  const steps: string[] = [];
  const queue = new ObservationQueue({
    async handle(observation) {
      const { containerId } = observation as { containerId: string };
      steps.push(`${containerId} begins`);
      await new Promise((resolve) => setTimeout(resolve, containerId === "a" ? 10 : 0));
      steps.push(`${containerId} ends`);
    },
    lose: () => steps.push("lost"),
  });
  queue.add(stopped("a"));
  queue.add(stopped("b"));
  await queue.drain();
  expect(steps).toEqual(["a begins", "a ends", "b begins", "b ends"]);
});

test("loses events alone, and only while it is full", async () => {
  const handled: Observation[] = [];
  const lost: Observation[] = [];
  const queue = new ObservationQueue({
    handle: async (observation) => void handled.push(observation),
    lose: (observation) => lost.push(observation),
    limit: 2,
  });
  const given = [event("process"), event("network"), event("process"), event("network")];
  for (const one of given) queue.add(one);
  queue.add(stopped("a"));
  await queue.drain();
  expect(lost).toEqual(given.slice(2));
  expect(handled).toEqual([...given.slice(0, 2), stopped("a")]);
  queue.add(event("process"));
  await queue.drain();
  expect(lost).toHaveLength(2);
  expect(handled).toHaveLength(4);
});

test("loses commands too, of which one may start any number", async () => {
  const lost: Observation[] = [];
  const queue = new ObservationQueue({
    handle: async () => undefined,
    lose: (observation) => lost.push(observation),
    limit: 1,
  });
  const command = { pid: 0, args: ["id"] };
  const given: Observation[] = [1, 2].map(() => ({ kind: "command", containerId: "a", command }));
  for (const one of given) queue.add(one);
  await queue.drain();
  expect(lost).toEqual(given.slice(1));
});

test("holds ten thousand", async () => {
  let lost = 0;
  const queue = new ObservationQueue({ handle: async () => undefined, lose: () => (lost += 1) });
  for (let i = 0; i < 10_001; i++) queue.add(event("process"));
  await queue.drain();
  expect(lost).toBe(1);
});
