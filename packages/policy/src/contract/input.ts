import { ImageFacts, Timestamp } from "@hasp/core";
import { z } from "zod";
import { Container } from "./container.ts";
import { ConnectEvent, ExecEvent } from "./event.ts";
import { Resource, Workload } from "./workload.ts";

export const phases = ["build", "deploy", "run"] as const;
export const Phase = z.enum(phases);
export type Phase = z.infer<typeof Phase>;

/** What surrounds the subject. The time is part of it, so that grace days and expiries replay. */
export const Context = z.strictObject({
  time: Timestamp,
  /** The name of the cluster or of the node. */
  cluster: z.string().optional(),
  node: z.string().optional(),
  /** `production`, `staging` and so on, as the operator configured it. */
  environment: z.string().optional(),
  /** Labels of the workload's namespace. */
  namespaceLabels: z.record(z.string(), z.string()).optional(),
  /** Of the admission request. */
  operation: z.enum(["CREATE", "UPDATE", "DELETE", "CONNECT"]).optional(),
  user: z.strictObject({ name: z.string(), groups: z.array(z.string()) }).optional(),
});
export type Context = z.infer<typeof Context>;

const head = { phase: Phase, context: Context };

/** The input of a policy, one shape for each kind of subject. */
export const inputs = {
  image: z.strictObject({ ...head, kind: z.literal("image"), image: ImageFacts }),
  workload: z.strictObject({ ...head, kind: z.literal("workload"), workload: Workload }),
  container: z.strictObject({ ...head, kind: z.literal("container"), container: Container }),
  process: z.strictObject({
    ...head,
    kind: z.literal("process"),
    container: Container,
    event: ExecEvent,
  }),
  network: z.strictObject({
    ...head,
    kind: z.literal("network"),
    container: Container,
    event: ConnectEvent,
  }),
  resource: z.strictObject({ ...head, kind: z.literal("resource"), resource: Resource }),
} as const;

export type SubjectKind = keyof typeof inputs;
export const subjectKinds = Object.keys(inputs) as readonly SubjectKind[];

/** The event types of the kinds that are events; the aggregator dispatches by them once more. */
export const eventTypes: Readonly<Partial<Record<SubjectKind, readonly string[]>>> = {
  process: ["exec"],
  network: ["connect"],
};

export const Input = z.discriminatedUnion("kind", [
  inputs.image,
  inputs.workload,
  inputs.container,
  inputs.process,
  inputs.network,
  inputs.resource,
]);
export type Input = z.infer<typeof Input>;
