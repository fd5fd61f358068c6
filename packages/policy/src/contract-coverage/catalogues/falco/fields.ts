type EventKind = "process" | "file" | "network";

/** Where the contract says what a field of Falco says, in each kind of event that has it. */
export type FalcoField = Readonly<Partial<Record<EventKind, readonly string[]>>>;

function every(...paths: readonly string[]): FalcoField {
  return { process: paths, file: paths, network: paths };
}

const file = (...paths: readonly string[]): FalcoField => ({ file: paths });
const network = (...paths: readonly string[]): FalcoField => ({ network: paths });
const process = (...paths: readonly string[]): FalcoField => ({ process: paths });

/** Fields that are no facts: a condition over them is always true or always false. */
export const constantFields: readonly string[] = ["evt.num"];

/** Fields of Falco that the contract does not carry, each with its reason. */
export const lackingFields: Readonly<Record<string, string>> = {
  "evt.buffer":
    "the bytes that a process reads from a socket are not carried: what passes may be secret, and weighs more than all else",
};

/** The fields that Falco's own rules read; `fd.name` and its kin mean other things for files than for connections. */
export const falcoFields: Readonly<Record<string, FalcoField>> = {
  "container.id": every("container.id"),
  "container.image.repository": every("container.image.registry", "container.image.repository"),
  "container.mount.dest": every(
    "container.mounts[].source",
    "container.mounts[].destination",
    "container.mounts[].readOnly",
  ),
  "container.privileged": every("container.effective.privileged"),
  "evt.arg.cmd": process("event.request"),
  "evt.arg.domain": network("event.socket.family"),
  "evt.arg.filename": file("event.path"),
  "evt.arg.flags": file("event.modes[]"),
  "evt.arg.mode": file("event.mode"),
  "evt.arg.name": file("event.path"),
  "evt.arg.newpath": file("event.to"),
  "evt.arg.oldpath": file("event.path", "event.to"),
  "evt.arg.path": file("event.path"),
  "evt.arg.request": process("event.request"),
  "evt.arg.target": file("event.to"),
  "evt.arg.uid": process("event.uid"),
  "evt.is_open_exec": file("event.mode"),
  "evt.is_open_read": file("event.modes[]"),
  "evt.is_open_write": file("event.modes[]"),
  "evt.rawres": {
    process: ["event.result.ok", "event.fd"],
    file: ["event.result.ok"],
    network: ["event.result.ok", "event.result.errno"],
  },
  "evt.res": every("event.result.ok", "event.result.errno"),
  "evt.type": every("event.type"),
  "fd.cip": network("event.source.address"),
  "fd.cip.name": network("event.source.names[]"),
  "fd.cnet": network("event.source.address"),
  "fd.connected": network("event.type"),
  "fd.directory": file("event.path"),
  "fd.filename": file("event.path"),
  "fd.ip": network("event.source.address", "event.destination.address"),
  "fd.l4proto": network("event.protocol"),
  "fd.name": file("event.path"),
  "fd.name_changed": network("event.type", "event.destination.address"),
  "fd.nameraw": file("event.rawPath"),
  "fd.net": network("event.source.address", "event.destination.address"),
  "fd.num": file("event.result.ok"),
  "fd.port": network("event.source.port", "event.destination.port"),
  "fd.rnet": network("event.source.address", "event.destination.address", "event.direction"),
  "fd.sip": network("event.destination.address"),
  "fd.sip.name": network("event.destination.names[]"),
  "fd.snet": network("event.destination.address"),
  "fd.sockfamily": network("event.protocol"),
  "fd.sport": network("event.destination.port"),
  "fd.type": { process: ["event.peer.address"], network: ["event.protocol"] },
  "fd.typechar": {
    file: ["event.type", "event.modes[]"],
    network: ["event.protocol", "event.destination.address"],
  },
  "k8s.ns.name": every("workload.namespace"),
  "k8s.pod.name": every("workload.name"),
  "proc.aexe": every("event.ancestry[].args[]"),
  "proc.aname": every("event.ancestry[].name"),
  "proc.args": every("event.process.args[]"),
  "proc.cmdline": every("event.process.name", "event.process.args[]"),
  "proc.cwd": every("event.process.cwd"),
  "proc.duration": every("event.process.startedAt", "event.time"),
  "proc.env": every("event.process.env[].name", "event.process.env[].value"),
  "proc.exe": every("event.process.args[]"),
  "proc.exepath": every("event.process.executable"),
  "proc.is_exe_from_memfd": every("event.process.origin"),
  "proc.is_exe_upper_layer": every("event.process.origin"),
  "proc.is_vpgid_leader": every("event.process.groupLeader"),
  "proc.name": every("event.process.name"),
  "proc.pcmdline": every("event.ancestry[].name", "event.ancestry[].args[]"),
  "proc.pexe": every("event.ancestry[].args[]"),
  "proc.pname": every("event.ancestry[].name", "event.process.entered"),
  "proc.tty": every("event.process.tty"),
  "proc.vpid": every("event.process.first"),
  "thread.cap_effective": every("event.process.capabilities.effective[]"),
  "thread.cap_permitted": every("event.process.capabilities.permitted[]"),
  "user.loginuid": every("event.process.loginUid"),
  "user.name": every("event.process.user"),
  "user.uid": every("event.process.uid", "event.process.euid"),
};

/** Falco's system calls as event types of the contract. */
export const falcoEvents: Readonly<Record<string, string>> = {
  accept: "network/accept",
  accept4: "network/accept",
  bpf: "process/bpf",
  chmod: "file/chmod",
  connect: "network/connect",
  creat: "file/create",
  dup: "process/redirect",
  dup2: "process/redirect",
  dup3: "process/redirect",
  execve: "process/exec",
  execveat: "process/exec",
  fchmod: "file/chmod",
  fchmodat: "file/chmod",
  finit_module: "process/module",
  init_module: "process/module",
  link: "file/link",
  linkat: "file/link",
  listen: "network/listen",
  mkdir: "file/mkdir",
  mkdirat: "file/mkdir",
  open: "file/open",
  openat: "file/open",
  openat2: "file/open",
  ptrace: "process/ptrace",
  recvfrom: "network/receive",
  recvmsg: "network/receive",
  rename: "file/rename",
  renameat: "file/rename",
  renameat2: "file/rename",
  rmdir: "file/rmdir",
  sendmsg: "network/send",
  sendto: "network/send",
  setns: "process/setns",
  setuid: "process/setuid",
  socket: "network/socket",
  symlink: "file/symlink",
  symlinkat: "file/symlink",
  unlink: "file/unlink",
  unlinkat: "file/unlink",
  unshare: "process/unshare",
  userfaultfd: "process/userfaultfd",
};
