import { parseImageReference } from "@hasp/core";
import { z } from "zod";
import { parseQuantity } from "./quantity.ts";

// Only the fields we read: what else a Pod holds is none of our concern.

const Strings = z.record(z.string(), z.string());

export const Metadata = z.object({
  name: z.string().optional(),
  generateName: z.string().optional(),
  namespace: z.string().optional(),
  labels: Strings.optional(),
  annotations: Strings.optional(),
  ownerReferences: z.array(z.object({ kind: z.string(), name: z.string() })).optional(),
});
export type Metadata = z.infer<typeof Metadata>;

const Quantity = z.union([z.string(), z.number()]).transform((quantity, context) => {
  try {
    return parseQuantity(quantity);
  } catch {
    context.addIssue({ code: "custom", message: "must be a quantity such as 500m or 128Mi" });
    return z.NEVER;
  }
});

const Quantities = z.object({ cpu: Quantity.optional(), memory: Quantity.optional() }).optional();

const Profile = z.object({ type: z.string(), localhostProfile: z.string().optional() }).optional();

const PodSecurityContext = z.object({
  runAsUser: z.int().optional(),
  runAsGroup: z.int().optional(),
  runAsNonRoot: z.boolean().optional(),
  seccompProfile: Profile,
  appArmorProfile: Profile,
});

const SecurityContext = PodSecurityContext.extend({
  privileged: z.boolean().optional(),
  allowPrivilegeEscalation: z.boolean().optional(),
  readOnlyRootFilesystem: z.boolean().optional(),
  capabilities: z
    .object({ add: z.array(z.string()).optional(), drop: z.array(z.string()).optional() })
    .optional(),
});

const Source = z.looseObject({}).optional();

const ImageReference = z.string().refine(isImageReference, {
  error: "must be an image reference: [registry/]repository[:tag][@sha256:digest], in lower case",
});

export const PodContainer = z.object({
  name: z.string(),
  image: ImageReference,
  command: z.array(z.string()).optional(),
  args: z.array(z.string()).optional(),
  workingDir: z.string().optional(),
  env: z
    .array(
      z.object({
        name: z.string(),
        value: z.string().optional(),
        valueFrom: z
          .object({
            secretKeyRef: Source,
            configMapKeyRef: Source,
            fieldRef: Source,
            resourceFieldRef: Source,
          })
          .optional(),
      }),
    )
    .optional(),
  envFrom: z
    .array(z.object({ prefix: z.string().optional(), secretRef: Source, configMapRef: Source }))
    .optional(),
  ports: z
    .array(
      z.object({
        containerPort: z.int(),
        hostPort: z.int().optional(),
        protocol: z.enum(["TCP", "UDP", "SCTP"]).optional(),
      }),
    )
    .optional(),
  resources: z.object({ requests: Quantities, limits: Quantities }).optional(),
  volumeMounts: z
    .array(
      z.object({
        name: z.string(),
        mountPath: z.string(),
        readOnly: z.boolean().optional(),
        subPath: z.string().optional(),
        subPathExpr: z.string().optional(),
      }),
    )
    .optional(),
  securityContext: SecurityContext.optional(),
});
export type PodContainer = z.infer<typeof PodContainer>;

export const Volume = z.looseObject({
  name: z.string(),
  hostPath: z.object({ path: z.string() }).optional(),
  emptyDir: z.object({ medium: z.string().optional() }).optional(),
  secret: Source,
  configMap: Source,
  projected: Source,
  image: Source,
  downwardAPI: Source,
  persistentVolumeClaim: z.object({ readOnly: z.boolean().optional() }).optional(),
});
export type Volume = z.infer<typeof Volume>;

/** No Pod has so many; the bound keeps a hostile object from costing a look-up for each. */
const CONTAINER_LIMIT = 500;

const Containers = z.array(PodContainer).max(CONTAINER_LIMIT);

export const PodSpec = z.object({
  containers: Containers.min(1),
  initContainers: Containers.optional(),
  ephemeralContainers: Containers.optional(),
  volumes: z.array(Volume).optional(),
  securityContext: PodSecurityContext.optional(),
  hostNetwork: z.boolean().optional(),
  hostPID: z.boolean().optional(),
  hostIPC: z.boolean().optional(),
  hostUsers: z.boolean().optional(),
  serviceAccountName: z.string().optional(),
  serviceAccount: z.string().optional(),
  automountServiceAccountToken: z.boolean().optional(),
});
export type PodSpec = z.infer<typeof PodSpec>;

function isImageReference(text: string): boolean {
  try {
    parseImageReference(text);
    return true;
  } catch {
    return false;
  }
}
