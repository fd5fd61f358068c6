import { z } from "zod";
import { Container } from "./container.ts";

/** What runs Pods, or a Pod itself, with the containers of its template in one list. */
export const Workload = z.strictObject({
  apiVersion: z.string(),
  /** `Deployment`, `CronJob`, `Pod` and so on. */
  kind: z.string(),
  name: z.string(),
  namespace: z.string(),
  labels: z.record(z.string(), z.string()),
  annotations: z.record(z.string(), z.string()),
  serviceAccount: z.string().optional(),
  /** Absent means Kubernetes' default: mounted. */
  automountServiceAccountToken: z.boolean().optional(),
  replicas: z.int().optional(),
  /** Controllers that own it: a Pod of a judged ReplicaSet was judged before. */
  owners: z.array(z.strictObject({ kind: z.string(), name: z.string() })),
  /** Init, app and ephemeral containers, in this order. */
  containers: z.array(Container),
});
export type Workload = z.infer<typeof Workload>;

/** Any other Kubernetes object, as it was written. */
export const Resource = z.strictObject({
  apiVersion: z.string(),
  kind: z.string(),
  name: z.string(),
  namespace: z.string().optional(),
  object: z.record(z.string(), z.unknown()),
});
export type Resource = z.infer<typeof Resource>;
