import { z } from "zod";
import { ResourcesSpec } from "./resources.ts";
import { PodSecurityContext } from "./security-spec.ts";

const Texts = z.record(z.string(), z.string());

/** A Pod's spec without its containers and volumes: only the members that we read. */
export const PodSpec = z.object({
  activeDeadlineSeconds: z.int().optional(),
  affinity: z.record(z.string(), z.unknown()).optional(),
  automountServiceAccountToken: z.boolean().optional(),
  dnsConfig: z
    .object({
      nameservers: z.array(z.string()).optional(),
      options: z
        .array(z.object({ name: z.string().optional(), value: z.string().optional() }))
        .optional(),
      searches: z.array(z.string()).optional(),
    })
    .optional(),
  dnsPolicy: z.string().optional(),
  enableServiceLinks: z.boolean().optional(),
  hostAliases: z
    .array(z.object({ hostnames: z.array(z.string()).optional(), ip: z.string() }))
    .optional(),
  hostIPC: z.boolean().optional(),
  hostNetwork: z.boolean().optional(),
  hostPID: z.boolean().optional(),
  hostUsers: z.boolean().optional(),
  hostname: z.string().optional(),
  imagePullSecrets: z.array(z.object({ name: z.string().optional() })).optional(),
  nodeName: z.string().optional(),
  nodeSelector: Texts.optional(),
  os: z.object({ name: z.string() }).optional(),
  priorityClassName: z.string().optional(),
  readinessGates: z.array(z.object({ conditionType: z.string() })).optional(),
  resourceClaims: z
    .array(
      z.object({
        name: z.string(),
        resourceClaimName: z.string().optional(),
        resourceClaimTemplateName: z.string().optional(),
      }),
    )
    .optional(),
  resources: ResourcesSpec.optional(),
  restartPolicy: z.string().optional(),
  runtimeClassName: z.string().optional(),
  schedulerName: z.string().optional(),
  securityContext: PodSecurityContext.optional(),
  serviceAccount: z.string().optional(),
  serviceAccountName: z.string().optional(),
  setHostnameAsFQDN: z.boolean().optional(),
  shareProcessNamespace: z.boolean().optional(),
  terminationGracePeriodSeconds: z.int().optional(),
  tolerations: z
    .array(
      z.object({
        effect: z.string().optional(),
        key: z.string().optional(),
        operator: z.string().optional(),
        tolerationSeconds: z.int().optional(),
        value: z.string().optional(),
      }),
    )
    .optional(),
  topologySpreadConstraints: z
    .array(
      z.object({
        maxSkew: z.int().optional(),
        topologyKey: z.string(),
        whenUnsatisfiable: z.string().optional(),
      }),
    )
    .optional(),
});
export type PodSpec = z.infer<typeof PodSpec>;
