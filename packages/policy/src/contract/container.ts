import { z } from "zod";
import { ImageSummary } from "./image.ts";

/** The namespaces of the host that a container shares. */
const HostNamespaces = z.strictObject({
  network: z.boolean(),
  pid: z.boolean(),
  ipc: z.boolean(),
  uts: z.boolean(),
  user: z.boolean(),
});

const Quantities = z.strictObject({
  /** Cores: 0.5 is 500m. */
  cpu: z.number().optional(),
  /** Bytes. */
  memory: z.number().optional(),
});

/** Where a mount's content comes from; `host` is a path of the node. */
const MountKind = z.enum([
  "host",
  "volume",
  "tmpfs",
  "secret",
  "configmap",
  "projected",
  "image",
  "other",
]);

/**
 * A container, the same whether it came from a Pod template, `docker inspect`, Compose or a live process:
 * one rule over its own settings serves every phase.
 */
export const Container = z.strictObject({
  name: z.string(),
  /** The runtime's id, once it runs. */
  id: z.string().optional(),
  role: z.enum(["app", "init", "ephemeral"]),
  image: ImageSummary,
  command: z.array(z.string()),
  args: z.array(z.string()),
  workingDir: z.string().optional(),
  env: z.array(
    z.strictObject({
      name: z.string(),
      /** Present when the value stands in the settings themselves. */
      value: z.string().optional(),
      source: z.enum(["literal", "secret", "configmap", "field", "other"]),
    }),
  ),
  /** The user its settings ask for; nothing here means that the image decides. */
  user: z.strictObject({
    uid: z.int().optional(),
    gid: z.int().optional(),
    name: z.string().optional(),
    /** Kubernetes' runAsNonRoot: the kubelet refuses to start it as root. */
    nonRoot: z.boolean().optional(),
  }),
  privileged: z.boolean(),
  /** Absent means the runtime's default: allowed. */
  allowPrivilegeEscalation: z.boolean().optional(),
  readOnlyRootFilesystem: z.boolean(),
  /** Capability names in upper case without `CAP_`; `ALL` stands for every one. */
  capabilities: z.strictObject({ add: z.array(z.string()), drop: z.array(z.string()) }),
  hostNamespaces: HostNamespaces,
  /** `RuntimeDefault`, `Unconfined` or the profile's name; absent where the settings are silent. */
  seccomp: z.string().optional(),
  appArmor: z.string().optional(),
  resources: z.strictObject({ requests: Quantities, limits: Quantities }),
  mounts: z.array(
    z.strictObject({
      kind: MountKind,
      /** Path on the node for `host`, else the volume's name. */
      source: z.string().optional(),
      destination: z.string(),
      readOnly: z.boolean(),
    }),
  ),
  /** Device nodes of the host, by their path there. */
  devices: z.array(z.string()),
  ports: z.array(
    z.strictObject({
      container: z.int(),
      host: z.int().optional(),
      protocol: z.enum(["tcp", "udp", "sctp"]),
    }),
  ),
  labels: z.record(z.string(), z.string()).optional(),
});
export type Container = z.infer<typeof Container>;
