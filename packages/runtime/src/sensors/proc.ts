import { setTimeout as wait } from "node:timers/promises";
import { messageOf } from "@hasp/core";
import { RuntimeError } from "../error.ts";
import { ConnectionWatch } from "../proc/connection-watch.ts";
import type { ContainerProcess } from "../proc/process-table.ts";
import type { EventObservation, MakeSensor } from "./sensor.ts";

/** Looks at /proc again and again; what lives shorter than the interval can be missed, so its coverage is sampled. */
export const procSensor: MakeSensor = ({ processes, procRoot, interval, now }) => {
  const connections = new ConnectionWatch(procRoot);

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
          throw new RuntimeError(
            "PROC_UNAVAILABLE",
            `cannot read ${procRoot}: ${messageOf(cause)}`,
            {
              cause,
              hint: "run the agent on the node itself, or in a container that shares its PID namespace",
            },
          );
        }
        await wait(interval, undefined, { signal }).catch(() => undefined);
      }
    },
  };
};
