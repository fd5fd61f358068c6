import type { ConnectEvent, ExecEvent } from "@hasp/policy";

/** What a sensor saw; the agent adds the container's facts and asks for a decision. */
export type Observation =
  | { readonly type: "container-started"; readonly containerId: string }
  | { readonly type: "container-stopped"; readonly containerId: string }
  | {
      readonly type: "command-started";
      readonly containerId: string;
      /** As the node numbers it; 0 when the command had ended before it could be asked. */
      readonly pid: number;
      readonly args: readonly string[];
    }
  | { readonly type: "exec"; readonly containerId: string; readonly event: ExecEvent }
  | { readonly type: "connect"; readonly containerId: string; readonly event: ConnectEvent }
  | { readonly type: "problem"; readonly code: string; readonly message: string };

/** One way to watch containers. */
export interface Sensor {
  readonly name: string;
  /** Watches until the signal aborts. @throws RuntimeError when it cannot watch at all. */
  watch(emit: (observation: Observation) => void, signal: AbortSignal): Promise<void>;
}
