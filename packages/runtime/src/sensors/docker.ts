import type { Readable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { messageOf } from "@hasp/core";
import type Docker from "dockerode";
import { z } from "zod";
import { inTime } from "../docker/engine.ts";
import { RuntimeError } from "../error.ts";
import type { MakeSensor, Observation } from "./sensor.ts";

/** A line of Docker's event stream (Engine API, `GET /events`); other types are not asked for. */
const DockerEvent = z.object({
  Action: z.string(),
  Actor: z.object({
    ID: z.string(),
    Attributes: z.record(z.string(), z.string()).optional(),
  }),
});

const ExecInspection = z.object({
  Pid: z.int(),
  ProcessConfig: z.object({
    entrypoint: z.string(),
    arguments: z.array(z.string()).nullish(),
  }),
});

const EVENT_LINE_LIMIT = 1024 * 1024;
const REACH_LIMIT = 30_000;
const RECONNECT_DELAY = 1000;
const START_ATTEMPTS = 10;
const START_DELAY = 25;

/** Docker's own events: containers that start and end, and commands started in them, none missed while connected. */
export const dockerSensor: MakeSensor = ({ docker }) => ({
  name: "docker",
  async watch(emit, signal) {
    await reach(docker, signal);
    while (!signal.aborted) {
      try {
        await follow(docker, emit, signal);
      } catch (error) {
        if (signal.aborted) return;
        emit({ kind: "problem", code: "DOCKER_STREAM_LOST", message: messageOf(error) });
      }
      await wait(RECONNECT_DELAY, undefined, { signal }).catch(() => undefined);
    }
  },
});

/** Asks for something that every engine answers at once. */
async function reach(docker: Docker, signal: AbortSignal): Promise<void> {
  const abortSignal = AbortSignal.any([signal, AbortSignal.timeout(REACH_LIMIT)]);
  try {
    await docker.listContainers({ limit: 1, abortSignal });
  } catch (cause) {
    if (signal.aborted) return;
    throw new RuntimeError("ENGINE_UNAVAILABLE", `no Docker engine answers: ${messageOf(cause)}`, {
      cause,
      hint: "start dockerd, or set DOCKER_HOST to where it listens",
    });
  }
}

/** Listens first and lists after, so that a container started between the two is not missed. */
async function follow(
  docker: Docker,
  emit: (observation: Observation) => void,
  signal: AbortSignal,
): Promise<void> {
  const options = {
    filters: { type: ["container" as const], event: ["start", "die", "exec_start"] },
    abortSignal: signal,
  };
  const stream = (await docker.getEvents(options)) as Readable;
  try {
    for (const { Id } of await docker.listContainers({ abortSignal: signal })) {
      emit({ kind: "container-started", containerId: Id });
    }
    for await (const line of lines(stream)) await report(docker, line, emit);
  } finally {
    stream.destroy();
  }
  throw new Error("the event stream ended");
}

async function* lines(stream: Readable): AsyncGenerator<string> {
  let rest = "";
  // a character may be cut in two between chunks
  for await (const chunk of stream.setEncoding("utf8")) {
    const parts = (rest + chunk).split("\n");
    rest = parts.pop() ?? "";
    if (rest.length > EVENT_LINE_LIMIT) throw new Error("an event is longer than 1 MiB");
    yield* parts.filter((part) => part !== "");
  }
}

async function report(
  docker: Docker,
  line: string,
  emit: (observation: Observation) => void,
): Promise<void> {
  const event = parseEvent(line);
  if (!event) {
    return emit({ kind: "problem", code: "DOCKER_EVENT_INVALID", message: line.slice(0, 200) });
  }
  const containerId = event.Actor.ID;
  if (event.Action === "start") return emit({ kind: "container-started", containerId });
  if (event.Action === "die") return emit({ kind: "container-stopped", containerId });
  emit(await commandOf(docker, containerId, event));
}

/** Docker knows an exec's process and command for a while after it ended, so even the shortest is told. */
async function commandOf(
  docker: Docker,
  containerId: string,
  event: z.infer<typeof DockerEvent>,
): Promise<Observation> {
  const fallback = event.Action.replace("exec_start: ", "").split(" ");
  try {
    const exec = await inspectStarted(docker, event.Actor.Attributes?.["execID"] ?? "");
    const { entrypoint, arguments: rest } = exec.ProcessConfig;
    const command = { pid: exec.Pid, args: [entrypoint, ...(rest ?? [])] };
    return { kind: "command", containerId, command };
  } catch {
    return { kind: "command", containerId, command: { pid: 0, args: fallback } };
  }
}

/** The event comes a moment before the process has its number. */
async function inspectStarted(docker: Docker, id: string): Promise<z.infer<typeof ExecInspection>> {
  for (let attempt = 1; ; attempt++) {
    const exec = ExecInspection.parse(await inTime(docker.getExec(id).inspect()));
    if (exec.Pid !== 0 || attempt === START_ATTEMPTS) return exec;
    await wait(START_DELAY);
  }
}

function parseEvent(line: string): z.infer<typeof DockerEvent> | undefined {
  try {
    return DockerEvent.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}
