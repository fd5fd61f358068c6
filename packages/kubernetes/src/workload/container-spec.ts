import { z } from "zod";
import { objectLimits } from "./object-limits.ts";
import { ResourcesSpec } from "./resources.ts";
import { SecurityContext } from "./security-spec.ts";

// A container of core/v1: only the members that we read.

const Named = {
  name: z.string().optional(),
  key: z.string().optional(),
  optional: z.boolean().optional(),
};

const EnvVar = z.object({
  name: z.string(),
  value: z.string().optional(),
  valueFrom: z
    .object({
      secretKeyRef: z.object(Named).optional(),
      configMapKeyRef: z.object(Named).optional(),
      fieldRef: z.object({ fieldPath: z.string().optional() }).optional(),
      resourceFieldRef: z
        .object({ containerName: z.string().optional(), resource: z.string().optional() })
        .optional(),
      fileKeyRef: z
        .object({
          volumeName: z.string().optional(),
          key: z.string().optional(),
          optional: z.boolean().optional(),
        })
        .optional(),
    })
    .optional(),
});
export type EnvVar = z.infer<typeof EnvVar>;

const EnvSource = z.object({
  prefix: z.string().optional(),
  secretRef: z.object(Named).optional(),
  configMapRef: z.object(Named).optional(),
});
export type EnvSource = z.infer<typeof EnvSource>;

const Port = z.union([z.int(), z.string()]);

const Handler = z.object({
  exec: z.object({ command: z.array(z.string()).optional() }).optional(),
  httpGet: z
    .object({
      host: z.string().optional(),
      port: Port,
      path: z.string().optional(),
      scheme: z.string().optional(),
    })
    .optional(),
  tcpSocket: z.object({ host: z.string().optional(), port: Port }).optional(),
  grpc: z.object({ port: z.int(), service: z.string().optional() }).optional(),
  sleep: z.object({ seconds: z.int() }).optional(),
});
export type HandlerSpec = z.infer<typeof Handler>;

export const VolumeMount = z.object({
  name: z.string(),
  mountPath: z.string(),
  mountPropagation: z.string().optional(),
  readOnly: z.boolean().optional(),
  recursiveReadOnly: z.string().optional(),
  subPath: z.string().optional(),
  subPathExpr: z.string().optional(),
});
export type VolumeMount = z.infer<typeof VolumeMount>;

export const ContainerSpec = z.object({
  name: z.string().optional(),
  image: z.string().optional(),
  imagePullPolicy: z.string().optional(),
  command: z.array(z.string()).optional(),
  args: z.array(z.string()).optional(),
  workingDir: z.string().optional(),
  stdin: z.boolean().optional(),
  tty: z.boolean().optional(),
  terminationMessagePolicy: z.string().optional(),
  env: z.array(EnvVar).max(objectLimits.variables).optional(),
  envFrom: z.array(EnvSource).max(objectLimits.variables).optional(),
  ports: z
    .array(
      z.object({
        name: z.string().optional(),
        containerPort: z.int(),
        hostPort: z.int().optional(),
        hostIP: z.string().optional(),
        protocol: z.enum(["TCP", "UDP", "SCTP"]).optional(),
      }),
    )
    .max(objectLimits.ports)
    .optional(),
  resources: ResourcesSpec.optional(),
  resizePolicy: z
    .array(z.object({ resourceName: z.string(), restartPolicy: z.string() }))
    .optional(),
  volumeMounts: z.array(VolumeMount).max(objectLimits.mounts).optional(),
  volumeDevices: z
    .array(z.object({ name: z.string(), devicePath: z.string() }))
    .max(objectLimits.mounts)
    .optional(),
  livenessProbe: Handler.optional(),
  readinessProbe: Handler.optional(),
  startupProbe: Handler.optional(),
  lifecycle: z.object({ postStart: Handler.optional(), preStop: Handler.optional() }).optional(),
  restartPolicy: z.string().optional(),
  securityContext: SecurityContext.optional(),
});
export type ContainerSpec = z.infer<typeof ContainerSpec>;
