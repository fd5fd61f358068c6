import { setTimeout as wait } from "node:timers/promises";
import { messageOf } from "@hasp/core";
import { RuntimeError } from "../error.ts";
import type { ConnectionWatch } from "../proc/connection-watch.ts";
import type { ContainerProcess, ProcessTable } from "../proc/process-table.ts";
import type { EventObservation, Sensor } from "./sensor.ts";

export interface ProcSensorOptions {
  readonly processes: ProcessTable;
  readonly connections: ConnectionWatch;
  /** Milliseconds between two looks. */
  readonly interval: number;
  readonly now: () => Date;
}

export interface ProcSensor extends Sensor {
  /** Looks once, now: another sensor knows that something happened. */
  look(emit: (observation: EventObservation) => void): void;
}

/** Looks at /proc again and again; what lives shorter than the interval can be missed, so its coverage is sampled. */
export function procSensor(options: ProcSensorOptions): ProcSensor {
  const { processes, connections, interval, now } = options;

  function look(emit: (observation: EventObservation) => void): void {
    const happened = (known: ContainerProcess) => ({
      time: now().toISOString(),
      coverage: "sampled",
      process: known.process,
      ancestry: processes.ancestry(known),
    });
    for (const known of processes.scan()) {
      const { containerId } = known;
      emit({ kind: "process", containerId, event: { type: "exec", ...happened(known) } });
    }
    for (const { process: known, ...connection } of connections.scan(processes)) {
      const { containerId } = known;
      const type = connection.direction === "in" ? "accept" : "connect";
      emit({ kind: "network", containerId, event: { type, ...happened(known), ...connection } });
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
