import { setTimeout as wait } from "node:timers/promises";
import { messageOf } from "@hasp/core";
import type { ExecEvent } from "@hasp/policy";
import { RuntimeError } from "../error.ts";
import type { ConnectionWatch } from "../proc/connection-watch.ts";
import { type ContainerProcess, type ProcessTable, publicPart } from "../proc/process-table.ts";
import type { Observation, Sensor } from "./sensor.ts";

export interface ProcSensorOptions {
  readonly processes: ProcessTable;
  readonly connections: ConnectionWatch;
  /** Milliseconds between two looks. */
  readonly interval: number;
  readonly now: () => Date;
}

export interface ProcSensor extends Sensor {
  /** Looks once, now: another sensor knows that something happened. */
  look(emit: (observation: Observation) => void): void;
}

/** Looks at /proc again and again; what lives shorter than the interval can be missed, so its coverage is sampled. */
export function procSensor(options: ProcSensorOptions): ProcSensor {
  const { processes, connections, interval, now } = options;

  function look(emit: (observation: Observation) => void): void {
    for (const process of processes.scan()) {
      emit({ type: "exec", containerId: process.containerId, event: execEvent(process, options) });
    }
    for (const { process, destination } of connections.scan(processes)) {
      const event = {
        type: "connect" as const,
        time: now().toISOString(),
        coverage: "sampled" as const,
        process: publicPart(process),
        ancestry: processes.ancestry(process),
        destination,
      };
      emit({ type: "connect", containerId: process.containerId, event });
    }
  }

  return {
    name: "proc",
    look,
    async watch(emit, signal) {
      while (!signal.aborted) {
        try {
          look(emit);
        } catch (cause) {
          throw new RuntimeError("PROC_UNAVAILABLE", `cannot read /proc: ${messageOf(cause)}`, {
            cause,
            hint: "run the agent on the node itself, or in a container that shares its PID namespace",
          });
        }
        await wait(interval, undefined, { signal }).catch(() => undefined);
      }
    },
  };
}

function execEvent(process: ContainerProcess, options: ProcSensorOptions): ExecEvent {
  return {
    type: "exec",
    time: options.now().toISOString(),
    coverage: "sampled",
    process: publicPart(process),
    ancestry: options.processes.ancestry(process),
  };
}
