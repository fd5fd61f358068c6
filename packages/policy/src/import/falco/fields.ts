import type { Need } from "../../contract/need.ts";

/** How a field of Falco is read from the contract. */
export interface Field {
  /** A Rego term; undefined where the event has no such thing, as a comparison in Falco is false then. */
  readonly value: string;
  /**
   * `texts` has several values, of which one that fits is enough; `addresses` too, but `!=` asks all; `networks` compares addresses
   * with CIDRs; `rego` holds or does not.
   */
  readonly type: "text" | "texts" | "number" | "flag" | "addresses" | "networks";
  /** Its name in `falco.untold`: a sensor may not tell it, and nothing follows from that. */
  readonly untold?: string;
  readonly needs?: Need;
}

const process = "input.event.process";
const parent = "input.event.ancestry[0]";

const text = (value: string, untold?: string): Field => ({
  value,
  type: "text",
  ...(untold !== undefined && { untold }),
});
const texts = (value: string, untold?: string): Field => ({
  ...text(value, untold),
  type: "texts",
});
const number = (value: string, untold?: string): Field => ({
  ...text(value, untold),
  type: "number",
});
const flag = (value: string, untold?: string): Field => ({ ...text(value, untold), type: "flag" });
const addresses = (value: string): Field => ({ value, type: "addresses" });
const networks = (value: string): Field => ({ value, type: "networks" });

/** Fields that the contract has, by Falco's names. Those with an index or of their own kind of comparison are in `lookUpField`. */
const fields: Readonly<Record<string, Field>> = {
  "proc.name": text(`${process}.name`),
  "proc.exe": text(`${process}.args[0]`),
  "proc.exepath": text(`${process}.executable`, "executable"),
  "proc.args": text("falco.arguments"),
  "proc.cmdline": text("falco.command_line"),
  "proc.cmdnargs": number("falco.argument_count"),
  "proc.cwd": text("falco.cwd", "cwd"),
  "proc.pid": number(`${process}.pid`),
  "proc.ppid": number(`${process}.ppid`),
  "proc.tty": number("falco.tty"),
  "proc.sid": number(`${process}.sessionId`, "session"),
  "proc.is_vpgid_leader": flag(`${process}.groupLeader`, "group leader"),
  "proc.duration": number("falco.duration", "start of the process"),
  "proc.ppid.duration": number("falco.parent_duration", "start of the parent"),
  "proc.env": { ...text("falco.environment", "environment"), needs: "env" },
  "proc.is_exe_upper_layer": flag("falco.is_upper_layer", "origin"),
  "proc.is_exe_from_memfd": flag("falco.is_memfd", "origin"),
  "proc.aname": texts("falco.ancestor_names"),
  "proc.aexepath": texts("falco.ancestor_executables"),
  "proc.pname": text(`${parent}.name`),
  "proc.pexe": text(`${parent}.args[0]`),
  "proc.pexepath": text(`${parent}.executable`),
  "proc.pcmdline": text("falco.ancestor_lines[0]"),
  "thread.cap_effective": text("falco.effective", "capabilities"),
  "thread.cap_permitted": text("falco.permitted", "capabilities"),
  "user.name": text(`${process}.user`, "user name"),
  "user.uid": number("falco.uid", "user"),
  "user.loginuid": number("falco.login_uid", "login user"),
  "group.gid": number(`${process}.gid`, "group"),
  "container.id": text("falco.container_id"),
  "container.name": text("input.container.name"),
  "container.image": text("input.container.image.reference"),
  "container.image.repository": texts("falco.repositories"),
  "container.image.tag": text("input.container.image.tag"),
  "container.image.digest": text("input.container.image.digest"),
  "container.privileged": {
    ...flag("input.container.effective.privileged", "container settings"),
    needs: "container",
  },
  "k8s.ns.name": text("falco.namespace"),
  "k8s.pod.name": text("falco.pod"),
  "fd.name": text("falco.fd_name"),
  "fd.nameraw": text("falco.raw_path", "path as written"),
  "fd.directory": text("falco.directory"),
  "fd.filename": text("falco.filename"),
  "fd.typechar": text("falco.fd_typechar", "peer"),
  "fd.type": text("falco.fd_type", "peer"),
  "fd.sockfamily": text("falco.socket_family", "peer"),
  "fd.l4proto": text("falco.protocol"),
  "fd.sip": text("falco.server.address"),
  "fd.cip": text("falco.client.address"),
  "fd.rip": text("falco.remote.address"),
  "fd.lip": text("falco.local.address"),
  "fd.ip": addresses("falco.addresses"),
  "fd.sport": number("falco.server.port"),
  "fd.cport": number("falco.client.port"),
  "fd.rport": number("falco.remote.port"),
  "fd.lport": number("falco.local.port"),
  "fd.port": { value: "falco.ports", type: "addresses" },
  "fd.net": networks("falco.addresses"),
  "fd.snet": networks("{falco.server.address}"),
  "fd.cnet": networks("{falco.client.address}"),
  "fd.rnet": networks("{falco.remote.address}"),
  "fd.lnet": networks("{falco.local.address}"),
  "fd.sip.name": texts("falco.server.names", "server name"),
  "fd.cip.name": texts("falco.client.names", "client name"),
  "fd.rip.name": texts("falco.remote.names", "remote name"),
  "evt.is_open_read": flag("falco.opens.read", "modes"),
  "evt.is_open_write": flag("falco.opens.write", "modes"),
  "evt.is_open_exec": flag("falco.opens.exec", "modes"),
  "evt.is_open_create": flag("falco.opens.create", "modes"),
  "evt.res": text("falco.result", "error"),
  "evt.arg.path": text("input.event.path"),
  "evt.arg.name": text("input.event.path"),
  "evt.arg.filename": text("input.event.path"),
  "evt.arg.oldpath": text("falco.old_path"),
  "evt.arg.newpath": text("falco.new_path"),
  "evt.arg.target": text("input.event.to"),
  "evt.arg.linkpath": text("input.event.path"),
  "evt.arg.request": text("falco.request", "request"),
  "evt.arg.cmd": text("falco.request", "request"),
  "evt.arg.domain": text("falco.socket_domain", "socket"),
  "evt.arg.fd": number("input.event.fd", "descriptor"),
};

/** Falco counts ancestors from the process itself: its parent is the first. */
const ancestor: Readonly<Record<string, (index: number) => Field>> = {
  "proc.aname": (index) => text(`input.event.ancestry[${index}].name`),
  "proc.aexe": (index) => text(`input.event.ancestry[${index}].args[0]`),
  "proc.aexepath": (index) => text(`input.event.ancestry[${index}].executable`),
  "proc.acmdline": (index) => text(`falco.ancestor_lines[${index}]`),
  "proc.apid": (index) => number(`input.event.ancestry[${index}].pid`),
};

const itself: Readonly<Record<string, string>> = {
  "proc.aname": "proc.name",
  "proc.aexe": "proc.exe",
  "proc.aexepath": "proc.exepath",
  "proc.acmdline": "proc.cmdline",
  "proc.apid": "proc.pid",
};

/** The field of the contract that says what Falco's does; undefined where none does. */
export function lookUpField(name: string, argument?: string): Field | undefined {
  if (argument === undefined) return Object.hasOwn(fields, name) ? fields[name] : undefined;
  const of = Object.hasOwn(ancestor, name) ? ancestor[name] : undefined;
  if (of !== undefined && /^\d{1,3}$/.test(argument)) {
    const index = Number(argument);
    return index === 0 ? fields[itself[name] ?? ""] : of(index - 1);
  }
  if (name === "k8s.ns.label")
    return text(`input.context.namespace.labels[${JSON.stringify(argument)}]`);
  if (name === "k8s.pod.label") return text(`input.workload.labels[${JSON.stringify(argument)}]`);
  return undefined;
}
