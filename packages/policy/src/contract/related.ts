import { z } from "zod";
import { Labels } from "./values.ts";

const Selected = z.object({ name: z.string() });

/** Objects that a policy looks at beside its subject; each list is there when a policy of the bundle needs it. */
export const Related = z.object({
  /** `cluster`, or `files`: offline it is the objects of the same run. */
  source: z.string(),
  /** False where a list may lack objects; a policy that finds nothing then cannot tell. */
  complete: z.boolean(),
  services: z
    .array(
      Selected.extend({
        type: z.string().optional(),
        ports: z.array(
          z.object({
            port: z.int(),
            nodePort: z.int().optional(),
            /** The container's port that it leads to, by number or name. */
            targetPort: z.union([z.int(), z.string()]).optional(),
            protocol: z.string().optional(),
          }),
        ),
        externalIPs: z.array(z.string()),
        loadBalancerClass: z.string().optional(),
      }),
    )
    .optional(),
  ingresses: z
    .array(
      Selected.extend({
        kind: z.string(),
        hosts: z.array(z.string()),
        tls: z.boolean(),
        class: z.string().optional(),
      }),
    )
    .optional(),
  networkPolicies: z
    .array(
      Selected.extend({
        ingress: z.boolean(),
        egress: z.boolean(),
        /** Whether it is about every Pod of its namespace. */
        everyPod: z.boolean().optional(),
        /** How many rules let something pass: without one it denies all that it is about. */
        rules: z.int().optional(),
      }),
    )
    .optional(),
  disruptionBudgets: z
    .array(
      Selected.extend({
        minAvailable: z.union([z.int(), z.string()]).optional(),
        maxUnavailable: z.union([z.int(), z.string()]).optional(),
      }),
    )
    .optional(),
  autoscalers: z
    .array(Selected.extend({ minReplicas: z.int().optional(), maxReplicas: z.int().optional() }))
    .optional(),
  resourceQuotas: z.array(Selected.extend({ hard: z.record(z.string(), z.string()) })).optional(),
  limitRanges: z.array(Selected.extend({ types: z.array(z.string()) })).optional(),
  serviceAccount: z
    .object({
      name: z.string(),
      automount: z.boolean().optional(),
      bindings: z.array(
        z.object({
          role: z.string(),
          scope: z.string(),
          /** What this binding alone lets it do, in the words of `reach`, and `read`, `list` or `write` of anything at all. */
          reach: z.array(z.string()).optional(),
        }),
      ),
      /** What it may do: `clusterAdmin`, `secrets`, `exec`, `escalate`, `bind`, `impersonate`, `wildcard`. */
      reach: z.array(z.string()),
    })
    .optional(),
  /** `none`, `cluster`, `node` or `external`. */
  exposure: z.string().optional(),
  /** Objects that share something which should be had once (an Ingress host, a Service's selector), or that it names (a StorageClass). */
  peers: z
    .array(
      z.object({
        index: z.string(),
        key: z.string(),
        others: z.array(z.object({ namespace: z.string().optional(), name: z.string() })),
      }),
    )
    .optional(),
  /** What the API says the target of a scale, an eviction or an autoscaler is. */
  target: z
    .object({ apiVersion: z.string(), kind: z.string(), name: z.string(), labels: Labels })
    .optional(),
});
export type Related = z.infer<typeof Related>;
