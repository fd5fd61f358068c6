import { CodedError, messageOf } from "@hasp/core";
import type { Container, Context, Evaluator, ImageFactsSource, Input } from "@hasp/policy";
import type Docker from "dockerode";
import type { AgentProblem, Alert } from "./alert.ts";
import { commandEvent } from "./command-event.ts";
import { isInImage } from "./docker/file-origin.ts";
import { type WatchedContainer, watchContainer } from "./docker/watched-container.ts";
import { ConnectionWatch } from "./proc/connection-watch.ts";
import { ProcessTable } from "./proc/process-table.ts";
import { dockerSensor } from "./sensors/docker.ts";
import { procSensor } from "./sensors/proc.ts";
import type { Observation } from "./sensors/sensor.ts";

export interface AgentOptions {
  readonly docker: Docker;
  /** Asked for each decision, so that a new bundle takes effect with the next one. */
  readonly evaluator: () => Evaluator;
  readonly images: ImageFactsSource;
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

type Judged = Extract<Observation, { type: "exec" | "connect" }>["event"];

/** Observations that may wait; beyond this the oldest work is not done and the loss is said aloud. */
const QUEUE_LIMIT = 10_000;
const UNREADABLE_LIMIT = 10_000;

/** Watches the containers of one Docker engine and judges what they are and what they do. */
export function createAgent(options: AgentOptions): Agent {
  const { docker, now, report } = options;
  const containers = new Map<string, WatchedContainer>();
  const processes = new ProcessTable();
  const proc = procSensor({
    processes,
    connections: new ConnectionWatch(),
    interval: options.interval,
    now,
  });
  /** Containers of another engine on the same node; told once, not for each of their processes. */
  const unreadable = new Set<string>();
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
    if (waiting >= QUEUE_LIMIT) {
      problem("EVENTS_LOST", `${observation.type} was not judged: the queue is full`);
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
    switch (observation.type) {
      case "problem":
        return problem(observation.code, observation.message);
      case "container-stopped":
        containers.delete(observation.containerId);
        unreadable.delete(observation.containerId);
        return;
      case "container-started":
        await start(observation.containerId);
        return;
      case "command-started":
        return command(observation);
      default:
        await judgeEvent(observation.containerId, observation.event);
    }
  }

  async function start(containerId: string): Promise<WatchedContainer> {
    const watched = await watchContainer(docker, containerId, options.images);
    const isNew = containers.get(containerId)?.startedAt !== watched.startedAt;
    if (watched.isRunning) containers.set(containerId, watched);
    if (isNew) await judge({ ...head(), kind: "container", container: watched.container });
    return watched;
  }

  /** The process is read from /proc while it lives; Docker's word serves where it has ended already. */
  async function command(
    observed: Extract<Observation, { type: "command-started" }>,
  ): Promise<void> {
    const pending: Observation[] = [];
    proc.look((observation) => pending.push(observation));
    for (const observation of pending) await handle(observation);
    if (processes.get(observed.pid)?.containerId === observed.containerId) return;
    await judgeEvent(observed.containerId, commandEvent(observed, now()));
  }

  async function judgeEvent(containerId: string, event: Judged): Promise<void> {
    const { container, files } = containers.get(containerId) ?? (await start(containerId));
    if (event.type === "connect") {
      return judge({ ...head(), kind: "network", container, event });
    }
    const inImage = isInImage(event.process.executable, files);
    const told = { ...event, ...(inImage !== undefined && { inImage }) };
    await judge({ ...head(), kind: "process", container, event: told });
  }

  function head(): { phase: "run"; context: Context } {
    return { phase: "run", context: { time: now().toISOString(), ...options.context } };
  }

  async function judge(
    input: Extract<Input, { kind: "container" | "process" | "network" }>,
  ): Promise<void> {
    const decision = await options.evaluator().evaluate(input);
    if (decision.violations.length === 0 && decision.excepted.length === 0) return;
    const event = "event" in input ? input.event : undefined;
    report({
      schemaVersion: "1",
      type: "alert",
      time: input.context.time,
      ...(options.context.node && { node: options.context.node }),
      coverage: event?.coverage ?? "sampled",
      ...identity(input.container),
      ...(event && { process: event.process, ancestry: event.ancestry }),
      decision,
    });
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

function identity(container: Container): Pick<Alert, "container" | "image"> {
  const { reference, digest, id } = container.image;
  return {
    container: { id: container.id ?? "", name: container.name },
    image: { reference, ...(digest && { digest }), ...(id && { id }) },
  };
}
