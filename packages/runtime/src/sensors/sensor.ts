import type { NetworkEvent, ProcessEvent } from "@hasp/policy";
import type Docker from "dockerode";
import type { ProcessTable } from "../proc/process-table.ts";

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
  /** Looks once, now, where it can: another sensor knows that something happened. */
  look?(emit: (observation: EventObservation) => void): void;
}

/** The node that sensors watch. */
export interface Place {
  readonly docker: Docker;
  /** The processes of containers, as they were at the last look. */
  readonly processes: ProcessTable;
  /** Where the node's /proc is. */
  readonly procRoot: string;
  /** Milliseconds between two looks. */
  readonly interval: number;
  readonly now: () => Date;
}

/** A member of the family: what watches one place. */
export type MakeSensor = (place: Place) => Sensor;
