import { CodedError, messageOf } from "@hasp/core";
import type { Context, Evaluator, ImageFactsSource } from "@hasp/policy";
import type Docker from "dockerode";
import { type AgentProblem, type Alert, alertOf } from "./alert.ts";
import { commandEvent } from "./command-event.ts";
import { askEngine, type EngineFacts } from "./docker/engine.ts";
import { filesSeenBy, findOrigin, mountedFiles } from "./docker/file-origin.ts";
import { type WatchedContainer, watchContainer } from "./docker/watched-container.ts";
import { ConnectionWatch } from "./proc/connection-watch.ts";
import { parseMounts } from "./proc/mount-table.ts";
import { ProcFiles } from "./proc/proc-files.ts";
import { readEnvironment } from "./proc/process-facts.ts";
import { ProcessTable } from "./proc/process-table.ts";
import { containerInput, eventInput, type RunInput, type Surroundings } from "./run-inputs.ts";
import { dockerSensor } from "./sensors/docker.ts";
import { procSensor } from "./sensors/proc.ts";
import type { Command, EventObservation, Observation } from "./sensors/sensor.ts";
import type { WorkloadSource } from "./workload-source.ts";

export interface AgentOptions {
  readonly docker: Docker;
  /** Asked for each decision, so that a new bundle takes effect with the next one. */
  readonly evaluator: () => Evaluator;
  readonly images: ImageFactsSource;
  /** Labels and owners of Pods; without it a Pod is known by what the engine says. */
  readonly workloads?: WorkloadSource;
  /** Takes alerts and problems in the order in which they arose. */
  readonly report: (line: Alert | AgentProblem) => void;
  readonly context: Pick<Context, "node" | "cluster" | "environment">;
  readonly now: () => Date;
  /** Milliseconds between two looks at /proc. */
  readonly interval: number;
}

export interface Agent {
  /** Watches until the signal aborts. @throws RuntimeError when a sensor cannot watch at all. */
  run(signal: AbortSignal): Promise<void>;
}

/** Events that may wait; beyond this they are not judged, and the next input of the same container says so. */
const QUEUE_LIMIT = 10_000;
const UNREADABLE_LIMIT = 10_000;

/** Watches the containers of one Docker engine and judges what they are and what they do. */
export function createAgent(options: AgentOptions): Agent {
  const { docker, now, report, workloads } = options;
  const containers = new Map<string, WatchedContainer>();
  const processes = new ProcessTable();
  const files = new ProcFiles();
  const proc = procSensor({
    processes,
    connections: new ConnectionWatch(),
    interval: options.interval,
    now,
  });
  /** Containers of another engine on the same node; told once, not for each of their processes. */
  const unreadable = new Set<string>();
  /** Events that were not judged, by container. */
  const lost = new Map<string, number>();
  let engine: EngineFacts | undefined;
  let queue = Promise.resolve();
  let waiting = 0;

  function problem(code: string, message: string, containerId?: string): void {
    const time = now().toISOString();
    report({
      schemaVersion: "1",
      type: "problem",
      time,
      code,
      message,
      ...(containerId && { containerId }),
    });
  }

  /** One after another: a container is known before its processes are judged. */
  function emit(observation: Observation): void {
    const isEvent = observation.kind === "process" || observation.kind === "network";
    if (isEvent && waiting >= QUEUE_LIMIT) {
      lose(observation);
      return;
    }
    waiting += 1;
    queue = queue
      .then(() => handle(observation))
      .catch((error: unknown) => failed(observation, error))
      .finally(() => {
        waiting -= 1;
      });
  }

  function lose({ containerId = "" }: EventObservation): void {
    const count = lost.get(containerId) ?? 0;
    // told once by itself, since nothing else may happen there that could tell it
    if (count === 0)
      problem("EVENTS_LOST", "events are not judged: the queue is full", containerId);
    lost.set(containerId, count + 1);
  }

  function failed(observation: Observation, error: unknown): void {
    const containerId = "containerId" in observation ? observation.containerId : undefined;
    const code = error instanceof CodedError ? error.code : "AGENT_FAILED";
    if (containerId && code === "CONTAINER_UNREADABLE") {
      if (unreadable.has(containerId)) return;
      if (unreadable.size >= UNREADABLE_LIMIT) unreadable.clear();
      unreadable.add(containerId);
    }
    problem(code, messageOf(error), containerId);
  }

  async function handle(observation: Observation): Promise<void> {
    switch (observation.kind) {
      case "problem":
        return problem(observation.code, observation.message);
      case "container-stopped":
        containers.delete(observation.containerId);
        unreadable.delete(observation.containerId);
        lost.delete(observation.containerId);
        return;
      case "container-started":
        await start(observation.containerId);
        return;
      case "command":
        return command(observation.containerId, observation.command);
      default:
        return event(observation);
    }
  }

  async function start(containerId: string): Promise<WatchedContainer> {
    if (!engine?.isAsked) engine = await askEngine(docker);
    const { images } = options;
    const told = await watchContainer(containerId, { docker, engine, images, workloads });
    const mounted = mountedFiles(parseMounts(files.read(`${told.pid}/mountinfo`)));
    const watched = { ...told, files: mounted ?? told.files };
    const isNew = containers.get(containerId)?.startedAt !== watched.startedAt;
    if (watched.isRunning) containers.set(containerId, watched);
    if (isNew) await judge((around) => containerInput(watched, around), containerId);
    return watched;
  }

  /** The process is read from /proc while it lives; Docker's word serves where it has ended already. */
  async function command(containerId: string, observed: Command): Promise<void> {
    const pending: EventObservation[] = [];
    proc.look((observation) => pending.push(observation));
    for (const observation of pending) await event(observation);
    if (processes.get(observed.pid)?.containerId === containerId) return;
    const watched = containers.get(containerId) ?? (await start(containerId));
    const judged = commandEvent(observed, watched, now());
    await event({ kind: "process", containerId, event: judged });
  }

  async function event(observation: EventObservation): Promise<void> {
    const { containerId } = observation;
    const watched =
      containerId === undefined
        ? undefined
        : (containers.get(containerId) ?? (await start(containerId)));
    await judge((around) => {
      const told = completed(observation, watched, around.needs);
      return eventInput(told, watched, around);
    }, containerId);
  }

  /** What the process is in its place, which the sensor does not know. */
  function completed(
    observation: EventObservation,
    watched: WatchedContainer | undefined,
    needs: Evaluator["needs"],
  ): EventObservation {
    const { process } = observation.event;
    const { pid } = process;
    const seen = watched && filesSeenBy(parseMounts(files.read(`${pid}/mountinfo`)), watched.files);
    const origin = seen && findOrigin(process.executable, seen);
    const whole = {
      ...process,
      ...(watched && pid === watched.pid && { first: true, entered: false }),
      ...(origin !== undefined && { origin }),
      ...(needs[observation.kind]?.includes("env") && { env: readEnvironment(files, pid) }),
    };
    return observation.kind === "process"
      ? { ...observation, event: { ...observation.event, process: whole } }
      : { ...observation, event: { ...observation.event, process: whole } };
  }

  async function judge(make: (around: Surroundings) => RunInput, containerId = ""): Promise<void> {
    const evaluator = options.evaluator();
    const context = { time: now().toISOString(), ...options.context };
    const told = lost.get(containerId) ?? 0;
    const input = make({ context, needs: evaluator.needs, lost: told });
    const alert = alertOf(input, await evaluator.evaluate(input));
    // only what a decision told is told: a failed one leaves it to the next
    const left = (lost.get(containerId) ?? 0) - told;
    if (left > 0) lost.set(containerId, left);
    else lost.delete(containerId);
    if (alert) report(alert);
  }

  return {
    async run(signal) {
      const ended = new AbortController();
      const either = AbortSignal.any([signal, ended.signal]);
      try {
        await Promise.all([dockerSensor(docker).watch(emit, either), proc.watch(emit, either)]);
      } finally {
        ended.abort();
        await queue;
      }
    },
  };
}
