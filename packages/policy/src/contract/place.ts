import { z } from "zod";
import { EventContainer } from "./container.ts";
import { Labels } from "./values.ts";
import { TopOwner } from "./workload.ts";

/** The workload that a running container or process belongs to. */
export const RunningWorkload = z.object({
  apiVersion: z.string(),
  /** `Pod`, `ComposeService`, `SwarmService`. */
  kind: z.string(),
  name: z.string(),
  namespace: z.string(),
  uid: z.string().optional(),
  labels: Labels.optional(),
  serviceAccount: z.string().optional(),
  top: TopOwner.optional(),
});
export type RunningWorkload = z.infer<typeof RunningWorkload>;

/** Where something happened: without a container it is the node itself. */
export const place = {
  workload: RunningWorkload.optional(),
  container: EventContainer.optional(),
};
