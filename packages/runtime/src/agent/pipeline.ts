import type { ProcFiles } from "../proc/proc-files.ts";
import type { ProcessTable } from "../proc/process-table.ts";
import type { Command, EventObservation, Observation, Sensor } from "../sensors/sensor.ts";
import { commandEvent } from "./command-event.ts";
import { enrich } from "./enrich.ts";
import { createJudge, type JudgeOptions } from "./judge.ts";
import { isLosable, ObservationQueue } from "./queue.ts";
import type { Report } from "./report.ts";
import { containerInput, eventInput } from "./run-inputs.ts";
import { type Inspect, Watch } from "./watch.ts";

export interface PipelineOptions extends JudgeOptions {
  readonly inspect: Inspect;
  readonly sensors: readonly Pick<Sensor, "look">[];
  readonly processes: Pick<ProcessTable, "get">;
  readonly files: ProcFiles;
  readonly report: Report;
  /** Observations that may wait. */
  readonly limit?: number;
}

/** The way of an observation: queue, watch, enrich, judge, report. */
export function createPipeline(options: PipelineOptions): ObservationQueue {
  const { files, losses, now, processes, report, sensors } = options;
  const judge = createJudge(options);
  const watch = new Watch({
    inspect: options.inspect,
    // what fails for a container must not lose the event that it was read for
    started: (watched, containerId) =>
      attempt({ kind: "container-started", containerId }, () =>
        judge((around) => containerInput(watched, around), containerId),
      ),
  });

  async function event(observation: EventObservation): Promise<void> {
    const { containerId } = observation;
    const watched = containerId === undefined ? undefined : await watch.find(containerId);
    await judge((around) => {
      const { needs } = around;
      return eventInput(enrich(observation, watched, { files, needs }), watched, around);
    }, containerId);
  }

  /** The process is read from /proc while it lives; Docker's word serves where it has ended already. */
  async function command(containerId: string, observed: Command): Promise<void> {
    const found: EventObservation[] = [];
    for (const sensor of sensors) {
      const looked = async () => sensor.look?.((observation) => found.push(observation));
      await looked().catch((error) => report.failure(error));
    }
    // sensors tell of each once: what fails for one must not lose the others
    for (const one of found) await attempt(one, () => event(one));
    if (processes.get(observed.pid)?.containerId === containerId) return;
    const told = commandEvent(observed, await watch.find(containerId), now(), files.root);
    await event({ kind: "process", containerId, event: told });
  }

  async function handle(observation: Observation): Promise<void> {
    switch (observation.kind) {
      case "problem":
        return report.problem(observation.code, observation.message);
      case "container-stopped":
        watch.stop(observation.containerId);
        report.forget(observation.containerId);
        losses.forget(observation.containerId);
        return;
      case "container-started":
        await watch.start(observation.containerId);
        return;
      case "command":
        return command(observation.containerId, observation.command);
      default:
        return event(observation);
    }
  }

  async function attempt(observation: Observation, act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      const containerId = "containerId" in observation ? observation.containerId : undefined;
      report.failure(error, containerId);
      if (isLosable(observation)) losses.fail(containerId);
    }
  }

  return new ObservationQueue({
    handle: (observation) => attempt(observation, () => handle(observation)),
    lose({ containerId }) {
      // told once by itself, since nothing else may happen there that could tell it
      if (!losses.add(containerId)) return;
      report.problem("EVENTS_LOST", "events are not judged: the queue is full", containerId);
    },
    ...(options.limit !== undefined && { limit: options.limit }),
  });
}
