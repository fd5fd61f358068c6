import { z } from "zod";
import { Container } from "./container.ts";
import { Pod } from "./pod.ts";
import { Labels } from "./values.ts";

/** The object that everything of a subject belongs to: the Deployment of a Pod. Names and exceptions follow it. */
export const TopOwner = z.object({
  apiVersion: z.string(),
  kind: z.string(),
  name: z.string(),
  labels: Labels.optional(),
  /**
   * True where the API server confirms that it made the subject, false where it contradicts; absent where nobody could be
   * asked. An owner reference by itself is what anyone may write.
   */
  verified: z.boolean().optional(),
});
export type TopOwner = z.infer<typeof TopOwner>;

const Owner = z.object({
  apiVersion: z.string(),
  kind: z.string(),
  name: z.string(),
  controller: z.boolean(),
});

/** What runs Pods, or a Pod itself. */
export const Workload = z.object({
  apiVersion: z.string(),
  /** `Deployment`, `CronJob`, `Pod`, `Rollout` and so on. */
  kind: z.string(),
  /** Absent where the API server is going to make one out of `generateName`. */
  name: z.string().optional(),
  generateName: z.string().optional(),
  namespace: z.string(),
  uid: z.string().optional(),
  labels: Labels,
  annotations: Labels,
  replicas: z.int().optional(),
  strategy: z.string().optional(),
  /** As the object says; nobody vouches for it. */
  owners: z.array(Owner),
  /** Absent where the workload is its own top. */
  top: TopOwner.optional(),
  pod: Pod,
  /** Init, sidecar, app and ephemeral containers, in the order of the object's lists: init, app, ephemeral. */
  containers: z.array(Container),
});
export type Workload = z.infer<typeof Workload>;

/** Any other Kubernetes object; a policy that reads the object itself needs `object`. */
export const Resource = z.object({
  apiVersion: z.string(),
  kind: z.string(),
  name: z.string().optional(),
  generateName: z.string().optional(),
  namespace: z.string().optional(),
  labels: Labels,
  annotations: Labels,
  owners: z.array(Owner),
  top: TopOwner.optional(),
  subresource: z.string().optional(),
});
export type Resource = z.infer<typeof Resource>;
