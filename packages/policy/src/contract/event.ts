import { Timestamp } from "@hasp/core";
import { z } from "zod";
import { Labels } from "./values.ts";

/** A process as the node sees it. */
export const Process = z.object({
  pid: z.int(),
  ppid: z.int().optional(),
  /** The number and the start time: unlike the number it is never used again. */
  id: z.string().optional(),
  name: z.string(),
  /** Path of the executable inside the container; absent when it could not be read any more. */
  executable: z.string().optional(),
  args: z.array(z.string()),
  argsTruncated: z.boolean().optional(),
  cwd: z.string().optional(),
  /** The terminal's device number; absent or 0 without one. */
  tty: z.int().optional(),
  uid: z.int().optional(),
  euid: z.int().optional(),
  gid: z.int().optional(),
  /** Who logged in, whatever the process became since. */
  loginUid: z.int().optional(),
  user: z.string().optional(),
  sessionId: z.int().optional(),
  groupLeader: z.boolean().optional(),
  /** Whether it is the first process of its container. */
  first: z.boolean().optional(),
  /** Whether it entered the container from outside (`docker exec`, `kubectl exec`). */
  entered: z.boolean().optional(),
  startedAt: z.string().optional(),
  /** Names, and the values of those that are allow-listed. */
  env: z.array(z.object({ name: z.string(), value: z.string().optional() })).optional(),
  capabilities: z
    .object({ effective: z.array(z.string()), permitted: z.array(z.string()) })
    .optional(),
  noNewPrivileges: z.boolean().optional(),
  seccomp: z.string().optional(),
  /** Where the executable comes from: `image`, `upper` (written since), `mount`, `tmpfs`, `memfd`, `deleted`; absent: not told. */
  origin: z.string().optional(),
  digest: z.string().optional(),
  /** The package that owns the executable, as purl. */
  package: z.string().optional(),
});
export type Process = z.infer<typeof Process>;

/** One end of a connection. */
export const Peer = z.object({
  address: z.string(),
  port: z.int().optional(),
  names: z.array(z.string()).optional(),
  /** `Deployment/web`, with its namespace before it: `shop/Deployment/web`. */
  workload: z.string().optional(),
  service: z.string().optional(),
  /** `internet`, `node`, `apiserver`, `metadata`, `cluster`. */
  entity: z.string().optional(),
  labels: Labels.optional(),
  /** Labels of its workload's namespace. */
  namespaceLabels: Labels.optional(),
});
export type Peer = z.infer<typeof Peer>;

/** What every event says. */
const common = {
  type: z.string(),
  time: Timestamp,
  /** `complete` when the kernel reports every event, `sampled` when short-lived ones can be missed. */
  coverage: z.string(),
  /** How often it happened, where equal events were counted together. */
  count: z.int().optional(),
  result: z.object({ ok: z.boolean(), errno: z.int().optional() }).optional(),
  process: Process,
  /** Parent first, up to the container's first process or the one that entered it. */
  ancestry: z.array(Process),
  /** What is known of the workload's ordinary doings. */
  baseline: z
    .object({ state: z.string(), known: z.boolean(), id: z.string().optional() })
    .optional(),
  /** What a foreign sensor says in its own words (Falco's output_fields, Tetragon's event). */
  raw: z.record(z.string(), z.unknown()).optional(),
};

/** Something that a process did to itself, to another process or to the kernel. */
export const ProcessEvent = z.object({
  ...common,
  /** exit: its status; signal: the number. */
  code: z.int().optional(),
  signal: z.int().optional(),
  /** ptrace, signal, setns: the other process. */
  target: Process.optional(),
  /** setuid and setgid: the new ids. */
  uid: z.int().optional(),
  gid: z.int().optional(),
  /** capset: the new capabilities. */
  capabilities: z.array(z.string()).optional(),
  /** setns and unshare: `pid`, `net`, `mnt` … */
  namespaces: z.array(z.string()).optional(),
  /** ptrace: the request; bpf: the command; keyctl, io_uring: the operation. */
  request: z.string().optional(),
  /** bpf: the kind of program. */
  programType: z.string().optional(),
  /** module, memfd: its name; module, mount: its path. */
  name: z.string().optional(),
  path: z.string().optional(),
  mount: z
    .object({
      source: z.string().optional(),
      target: z.string(),
      type: z.string().optional(),
      flags: z.array(z.string()),
    })
    .optional(),
  /** redirect: the standard stream that became a socket, and whom it leads to. */
  fd: z.int().optional(),
  peer: Peer.optional(),
});
export type ProcessEvent = z.infer<typeof ProcessEvent>;

/** Something that a process did to a file. */
export const FileEvent = z.object({
  ...common,
  /** Absolute, inside the container. */
  path: z.string(),
  /** As the process wrote it, before links and `..` were resolved. */
  rawPath: z.string().optional(),
  /** rename: the new path; link, symlink: what it leads to, a symlink's as written. */
  to: z.string().optional(),
  /** open: `read`, `write`, `exec`, `truncate`, `create` (if it were not there), `directory`, in any combination. */
  modes: z.array(z.string()).optional(),
  /** create, chmod: the permission bits. */
  mode: z.int().optional(),
  /** chown. */
  uid: z.int().optional(),
  gid: z.int().optional(),
  /** xattr: the attribute. */
  name: z.string().optional(),
  fd: z.int().optional(),
  /** What the path lies on, as mounts have it: `overlay`, `hostPath`, `tmpfs` … */
  mountType: z.string().optional(),
  inUpperLayer: z.boolean().optional(),
});
export type FileEvent = z.infer<typeof FileEvent>;

/** Something that a process did on the network. */
export const NetworkEvent = z.object({
  ...common,
  /** `out` or `in`. */
  direction: z.string().optional(),
  /** `tcp`, `udp`, `icmp`, `unix` … */
  protocol: z.string().optional(),
  source: Peer.optional(),
  destination: Peer.optional(),
  /** socket: its family and type. */
  socket: z.object({ family: z.string(), type: z.string().optional() }).optional(),
  dns: z
    .object({
      question: z.string(),
      type: z.string().optional(),
      answers: z.array(z.string()).optional(),
      rcode: z.string().optional(),
    })
    .optional(),
  tls: z.object({ sni: z.string().optional(), ja4: z.string().optional() }).optional(),
  flow: z
    .object({
      bytes: z.int(),
      packets: z.int().optional(),
      first: Timestamp.optional(),
      last: Timestamp.optional(),
    })
    .optional(),
});
export type NetworkEvent = z.infer<typeof NetworkEvent>;
