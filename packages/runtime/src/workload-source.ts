import type { RunningWorkload } from "@hasp/policy";

/** A Pod as the engine's labels name it. */
export interface PodQuery {
  readonly uid: string;
  readonly namespace: string;
  readonly name: string;
}

/** Where the agent learns a Pod's labels and what it belongs to; the composition root decides what stands behind it. */
export interface WorkloadSource {
  /** Undefined where nothing is known of such a Pod. */
  find(pod: PodQuery): Promise<RunningWorkload | undefined>;
}
