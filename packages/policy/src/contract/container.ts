import { z } from "zod";
import { ImageSummary } from "./image.ts";
import { Labels, Profile, Resources, SeLinux, Sysctl, Windows } from "./values.ts";

/** What a process runs as. */
const User = z.object({
  uid: z.int().optional(),
  gid: z.int().optional(),
  name: z.string().optional(),
  /** Kubernetes' runAsNonRoot: the kubelet refuses to start it as root. */
  nonRoot: z.boolean().optional(),
  groups: z.array(z.int()).optional(),
});

const security = {
  user: User.optional(),
  privileged: z.boolean().optional(),
  /** Absent means the runtime's default: allowed. */
  allowPrivilegeEscalation: z.boolean().optional(),
  readOnlyRootFilesystem: z.boolean().optional(),
  procMount: z.string().optional(),
  seccomp: Profile.optional(),
  appArmor: Profile.optional(),
  seLinux: SeLinux.optional(),
  windows: Windows.optional(),
};

const capabilities = z.object({ add: z.array(z.string()), drop: z.array(z.string()) });

/** What is written of a container itself, spelling kept; the Pod's settings stand in the Pod. */
const AsWritten = z.object({ ...security, capabilities: capabilities.optional() });

/** `own`, `host`, `shared` (with another container) or `unknown` (the platform decides and was not asked). */
const NamespaceOwner = z.string();

/** What holds: the Pod's settings and the platform's defaults merged in, capabilities in one spelling. */
const Effective = z.object({
  ...security,
  user: User,
  privileged: z.boolean(),
  readOnlyRootFilesystem: z.boolean(),
  /** Names in upper case without `CAP_`; `ALL` stands for every one. */
  capabilities,
  hostNamespaces: z.object({
    network: NamespaceOwner,
    pid: NamespaceOwner,
    ipc: NamespaceOwner,
    uts: NamespaceOwner,
    user: NamespaceOwner,
    cgroup: NamespaceOwner,
  }),
});

/** Where a value of a variable comes from when it is not written out. */
const VariableSource = z.object({
  /** `secret`, `configMap`, `field`, `resource`, `file` or `other`. */
  kind: z.string(),
  name: z.string().optional(),
  key: z.string().optional(),
  optional: z.boolean().optional(),
});

/** How a probe or a lifecycle hook asks (Kubernetes core/v1, ProbeHandler and LifecycleHandler). */
const Handler = z.object({
  exec: z.array(z.string()).optional(),
  http: z
    .object({
      host: z.string().optional(),
      port: z.union([z.int(), z.string()]),
      path: z.string().optional(),
      scheme: z.string().optional(),
    })
    .optional(),
  tcp: z.object({ host: z.string().optional(), port: z.union([z.int(), z.string()]) }).optional(),
  grpc: z.object({ port: z.int(), service: z.string().optional() }).optional(),
  sleep: z.int().optional(),
});

/** A mount of a container: of one of the Pod's volumes by its name, or with its own source where there is no Pod. */
const Mount = z.object({
  /** Name of the volume in the Pod's list. */
  volume: z.string().optional(),
  /** As volumes have it: `hostPath`, `emptyDir`, `secret`, `persistentVolumeClaim`, `bind`, `volume`, `tmpfs` … */
  type: z.string(),
  /** For `hostPath` and `bind` the whole path on the node that it opens, whatever part of it is shown. */
  source: z.string().optional(),
  destination: z.string(),
  readOnly: z.boolean(),
  recursiveReadOnly: z.string().optional(),
  subPath: z.string().optional(),
  subPathExpr: z.string().optional(),
  propagation: z.string().optional(),
});

/** Which container it is; enough for most rules over events. */
export const ContainerIdentity = z.object({
  name: z.string(),
  /** The runtime's id, once it runs. */
  id: z.string().optional(),
  image: ImageSummary,
  labels: Labels.optional(),
});

const settings = {
  /** `app`, `init`, `sidecar` (an init container that keeps running) or `ephemeral`. */
  role: z.string(),
  /** JSON Pointer to it in the object that holds it. */
  at: z.string().optional(),
  imagePullPolicy: z.string().optional(),
  command: z.array(z.string()),
  args: z.array(z.string()),
  workingDir: z.string().optional(),
  stdin: z.boolean().optional(),
  tty: z.boolean().optional(),
  terminationMessagePolicy: z.string().optional(),
  env: z.array(
    z.object({
      name: z.string(),
      /** Present when the value stands in the settings themselves. */
      value: z.string().optional(),
      from: VariableSource.optional(),
    }),
  ),
  envFrom: z.array(
    z.object({
      prefix: z.string().optional(),
      kind: z.string(),
      name: z.string().optional(),
      optional: z.boolean().optional(),
    }),
  ),
  set: AsWritten,
  effective: Effective,
  resources: Resources,
  resizePolicy: z.array(z.object({ resource: z.string(), restart: z.string() })).optional(),
  mounts: z.array(Mount),
  devices: z.array(
    z.object({
      /** Path on the node; absent for a block volume. */
      host: z.string().optional(),
      container: z.string().optional(),
      permissions: z.string().optional(),
      /** A volume that is given as a device (`volumeDevices`), by its name. */
      volume: z.string().optional(),
      /** A claim of dynamic resource allocation. */
      claim: z.string().optional(),
    }),
  ),
  ports: z.array(
    z.object({
      name: z.string().optional(),
      container: z.int(),
      /** As written: on the host's network every container port is one of the host's anyway. */
      host: z.int().optional(),
      hostIP: z.string().optional(),
      protocol: z.string(),
    }),
  ),
  probes: z.object({
    liveness: Handler.optional(),
    readiness: Handler.optional(),
    startup: Handler.optional(),
  }),
  lifecycle: z.object({ postStart: Handler.optional(), preStop: Handler.optional() }),
  restartPolicy: z.string().optional(),
};

/** What engines without Kubernetes say of a container (Docker Engine API, `GET /containers/{id}/json`). */
const engine = {
  restart: z.object({ policy: z.string(), maximumRetries: z.int().optional() }).optional(),
  restartCount: z.int().optional(),
  /** Devices that it may make nodes of and open: `c 1:* rwm` (kernel, cgroup v1 devices). */
  deviceCgroupRules: z.array(z.string()).optional(),
  pidsLimit: z.int().optional(),
  cpuShares: z.int().optional(),
  ulimits: z.array(z.object({ name: z.string(), soft: z.int(), hard: z.int() })).optional(),
  cgroupParent: z.string().optional(),
  networks: z.array(z.object({ name: z.string(), default: z.boolean() })).optional(),
  healthcheck: z.array(z.string()).optional(),
  health: z.string().optional(),
  runtime: z.string().optional(),
  sysctls: z.array(Sysctl).optional(),
  maskedPaths: z.array(z.string()).optional(),
  privilegedExecs: z.int().optional(),
  startedAt: z.string().optional(),
  publishAllPorts: z.boolean().optional(),
};

/**
 * A container, the same whether it came from a Pod template, `docker inspect`, Compose or a live process:
 * one rule over its own settings serves every phase.
 */
export const Container = ContainerIdentity.extend({ ...settings, ...engine });
export type Container = z.infer<typeof Container>;

/** A container as an event carries it: who it is, and its settings where a policy of the bundle needs them. */
export const EventContainer = Container.partial().extend(ContainerIdentity.shape);
export type EventContainer = z.infer<typeof EventContainer>;
