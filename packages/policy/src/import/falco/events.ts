import { eventTypes, type SubjectKind } from "../../contract/input.ts";

/** What an event of the contract is called by Falco: the system calls that lead to it. */
const calls: Readonly<Record<string, string>> = {
  exec: "execve execveat",
  setuid: "setuid setreuid setresuid",
  setgid: "setgid setregid setresgid",
  capset: "capset",
  setns: "setns",
  unshare: "unshare",
  ptrace: "ptrace",
  signal: "kill tkill tgkill",
  module: "init_module finit_module",
  bpf: "bpf",
  userfaultfd: "userfaultfd",
  mount: "mount",
  memfd: "memfd_create",
  io_uring: "io_uring_setup io_uring_enter io_uring_register",
  redirect: "dup dup2 dup3",
  open: "open openat openat2 open_by_handle_at",
  create: "creat",
  rename: "rename renameat renameat2",
  unlink: "unlink unlinkat",
  link: "link linkat",
  symlink: "symlink symlinkat",
  chmod: "chmod fchmod fchmodat",
  chown: "chown lchown fchown fchownat",
  mkdir: "mkdir mkdirat",
  rmdir: "rmdir unlinkat",
  connect: "connect",
  accept: "accept accept4",
  listen: "listen",
  bind: "bind",
  send: "sendto sendmsg sendmmsg",
  receive: "recvfrom recvmsg recvmmsg",
  socket: "socket",
  exit: "procexit",
};

const typesByCall = new Map<string, string[]>();
for (const [type, names] of Object.entries(calls))
  for (const name of names.split(" "))
    typesByCall.set(name, [...(typesByCall.get(name) ?? []), type]);

/** Types of events that a system call becomes; one that becomes none is a type of its own that no sensor has. */
export function typesOfCall(call: string): readonly string[] {
  return typesByCall.get(call) ?? [`${call}()`];
}

/** Every type that the contract has and Falco too. */
export const knownTypes: readonly string[] = Object.keys(calls);

export function kindsOf(types: readonly string[]): SubjectKind[] {
  const kinds = Object.entries(eventTypes) as [SubjectKind, readonly string[]][];
  return kinds.filter(([, all]) => all.some((type) => types.includes(type))).map(([kind]) => kind);
}
