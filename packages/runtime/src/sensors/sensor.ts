import type { NetworkEvent, ProcessEvent } from "@hasp/policy";

/** An event of a container, or of the node itself where it names none. */
export type EventObservation =
  | { readonly kind: "process"; readonly containerId?: string; readonly event: ProcessEvent }
  | { readonly kind: "network"; readonly containerId?: string; readonly event: NetworkEvent };

/** A command that the engine started in a container. */
export interface Command {
  /** As the node numbers it; 0 when the command had ended before it could be asked. */
  readonly pid: number;
  readonly args: readonly string[];
}

/** What a sensor saw; the agent adds the place's facts and asks for a decision. */
export type Observation =
  | { readonly kind: "container-started"; readonly containerId: string }
  | { readonly kind: "container-stopped"; readonly containerId: string }
  | { readonly kind: "command"; readonly containerId: string; readonly command: Command }
  | EventObservation
  | { readonly kind: "problem"; readonly code: string; readonly message: string };

/** One way to watch containers. */
export interface Sensor {
  readonly name: string;
  /** Watches until the signal aborts. @throws RuntimeError when it cannot watch at all. */
  watch(emit: (observation: Observation) => void, signal: AbortSignal): Promise<void>;
}
