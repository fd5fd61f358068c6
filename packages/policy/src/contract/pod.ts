import { z } from "zod";
import { Labels, Profile, Quantity, Resources, SeLinux, Sysctl, Windows } from "./values.ts";

/** A volume of a Pod, whether or not a container mounts it (Kubernetes core/v1, Volume). */
const Volume = z.object({
  name: z.string(),
  /** The name of its source in the API: `hostPath`, `emptyDir`, `secret`, `csi`, `image` …; `claimTemplate` of a StatefulSet. */
  type: z.string(),
  /** JSON Pointer to it in the object. */
  at: z.string().optional(),
  /** Of `hostPath` the path on the node; named pipes of Windows too. */
  path: z.string().optional(),
  hostPathType: z.string().optional(),
  claim: z.string().optional(),
  driver: z.string().optional(),
  server: z.string().optional(),
  secretName: z.string().optional(),
  configMapName: z.string().optional(),
  /** Of an `image` volume. */
  reference: z.string().optional(),
  /** What a projected volume puts together, each by the name of its source. */
  sources: z
    .array(
      z.object({
        type: z.string(),
        name: z.string().optional(),
        audience: z.string().optional(),
        expirationSeconds: z.int().optional(),
      }),
    )
    .optional(),
  medium: z.string().optional(),
  sizeLimit: Quantity.optional(),
  readOnly: z.boolean().optional(),
  mounted: z.boolean(),
});
export type Volume = z.infer<typeof Volume>;

/** The settings that a Pod says once for all its containers, as written; absent means that it does not say. */
export const Pod = z.object({
  /** JSON Pointer to its spec in the object. */
  at: z.string(),
  labels: Labels,
  annotations: Labels,
  serviceAccount: z.string().optional(),
  automountServiceAccountToken: z.boolean().optional(),
  /** `linux` or `windows`. */
  os: z.string().optional(),
  runtimeClass: z.string().optional(),
  priorityClass: z.string().optional(),
  restartPolicy: z.string().optional(),
  dnsPolicy: z.string().optional(),
  dnsConfig: z
    .object({
      nameservers: z.array(z.string()).optional(),
      searches: z.array(z.string()).optional(),
      options: z
        .array(z.object({ name: z.string().optional(), value: z.string().optional() }))
        .optional(),
    })
    .optional(),
  hostAliases: z.array(z.object({ ip: z.string(), hostnames: z.array(z.string()) })),
  hostname: z.string().optional(),
  nodeName: z.string().optional(),
  nodeSelector: Labels,
  affinity: z.record(z.string(), z.unknown()).optional(),
  tolerations: z.array(
    z.object({
      key: z.string().optional(),
      operator: z.string().optional(),
      value: z.string().optional(),
      effect: z.string().optional(),
      tolerationSeconds: z.int().optional(),
    }),
  ),
  topologySpread: z.array(
    z.object({
      topologyKey: z.string(),
      maxSkew: z.int().optional(),
      whenUnsatisfiable: z.string().optional(),
    }),
  ),
  schedulerName: z.string().optional(),
  terminationGraceSeconds: z.int().optional(),
  activeDeadlineSeconds: z.int().optional(),
  imagePullSecrets: z.array(z.string()),
  readinessGates: z.array(z.string()),
  hostNetwork: z.boolean().optional(),
  hostPID: z.boolean().optional(),
  hostIPC: z.boolean().optional(),
  /** False asks for a user namespace of the Pod's own; absent or true is the host's. */
  hostUsers: z.boolean().optional(),
  shareProcessNamespace: z.boolean().optional(),
  setHostnameAsFQDN: z.boolean().optional(),
  enableServiceLinks: z.boolean().optional(),
  security: z.object({
    runAsUser: z.int().optional(),
    runAsGroup: z.int().optional(),
    runAsNonRoot: z.boolean().optional(),
    fsGroup: z.int().optional(),
    fsGroupChangePolicy: z.string().optional(),
    supplementalGroups: z.array(z.int()).optional(),
    supplementalGroupsPolicy: z.string().optional(),
    seLinux: SeLinux.optional(),
    seccomp: Profile.optional(),
    appArmor: Profile.optional(),
    sysctls: z.array(Sysctl),
    windows: Windows.optional(),
  }),
  resources: Resources.optional(),
  volumes: z.array(Volume),
  resourceClaims: z.array(
    z.object({
      name: z.string(),
      claim: z.string().optional(),
      template: z.string().optional(),
    }),
  ),
});
export type Pod = z.infer<typeof Pod>;
