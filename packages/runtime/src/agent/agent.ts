import type { Context, Evaluator, ImageFactsSource } from "@hasp/policy";
import type Docker from "dockerode";
import type { WorkloadSource } from "../docker/running-workload.ts";
import { ProcFiles } from "../proc/proc-files.ts";
import { ProcessTable } from "../proc/process-table.ts";
import { sensors } from "../sensors/sensors.ts";
import type { AgentProblem, Alert } from "./alert.ts";
import { Losses } from "./losses.ts";
import { createPipeline } from "./pipeline.ts";
import { Report } from "./report.ts";
import { inspectThrough } from "./watch.ts";

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
  /** Where the node's /proc is; an agent in a container may have it mounted elsewhere. */
  readonly procRoot?: string;
}

export interface Agent {
  /** Watches until the signal aborts. @throws RuntimeError when a sensor cannot watch at all. */
  run(signal: AbortSignal): Promise<void>;
}

/** Watches the containers of one Docker engine and judges what they are and what they do. */
export function createAgent(options: AgentOptions): Agent {
  const { docker, evaluator, context, now, interval, images, workloads } = options;
  const { procRoot = "/proc" } = options;
  const files = new ProcFiles(procRoot);
  const processes = new ProcessTable(procRoot);
  const watching = sensors.map((make) => make({ docker, processes, procRoot, interval, now }));
  const queue = createPipeline({
    evaluator,
    context,
    now,
    losses: new Losses(),
    report: new Report({ write: options.report, now }),
    inspect: inspectThrough({ docker, images, workloads, files }),
    sensors: watching,
    processes,
    files,
  });

  return {
    async run(signal) {
      const ended = new AbortController();
      const either = AbortSignal.any([signal, ended.signal]);
      const runs = watching.map((sensor) => sensor.watch((seen) => queue.add(seen), either));
      try {
        await Promise.all(runs);
      } finally {
        ended.abort();
        await Promise.allSettled(runs);
        await queue.drain();
      }
    },
  };
}
