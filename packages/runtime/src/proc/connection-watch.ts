import type { ConnectEvent } from "@hasp/policy";
import { type Connection, parseConnections } from "./connection-table.ts";
import { ProcFiles } from "./proc-files.ts";
import type { ContainerProcess, ProcessTable } from "./process-table.ts";

const TABLES = [
  ["tcp", "tcp"],
  ["tcp6", "tcp"],
  ["udp", "udp"],
  ["udp6", "udp"],
] as const;

/** File descriptors looked at in one process, to find whose socket it is. */
const DESCRIPTOR_LIMIT = 4096;

interface NewConnection {
  readonly process: ContainerProcess;
  readonly destination: ConnectEvent["destination"];
}

/** The peers of containers' sockets, from one look to the next. */
export class ConnectionWatch {
  readonly #files: ProcFiles;
  #known = new Set<string>();

  constructor(root = "/proc") {
    this.#files = new ProcFiles(root);
  }

  /** Connections that were not there at the last look, each with the process that holds it. */
  scan(processes: ProcessTable): NewConnection[] {
    const found: NewConnection[] = [];
    const known = new Set<string>();
    for (const [namespace, members] of this.#byNamespace(processes)) {
      for (const connection of this.#connections(members)) {
        const key = `${namespace} ${connection.inode} ${connection.address} ${connection.port}`;
        known.add(key);
        if (this.#known.has(key)) continue;
        const process = this.#owner(connection, members);
        if (!process) continue;
        const { protocol, address, port } = connection;
        found.push({ process, destination: { protocol, address, port } });
      }
    }
    this.#known = known;
    return found;
  }

  /** Containers may share a network namespace; each is read once. */
  #byNamespace(processes: ProcessTable): Map<string, ContainerProcess[]> {
    const groups = new Map<string, ContainerProcess[]>();
    for (const process of processes.all()) {
      const namespace = this.#files.link(`${process.pid}/ns/net`);
      if (!namespace) continue;
      groups.set(namespace, [...(groups.get(namespace) ?? []), process]);
    }
    return groups;
  }

  #connections(members: readonly ContainerProcess[]): Connection[] {
    const pid = members[0]?.pid;
    return TABLES.flatMap(([file, protocol]) =>
      parseConnections(this.#files.read(`${pid}/net/${file}`), protocol),
    );
  }

  #owner(
    connection: Connection,
    members: readonly ContainerProcess[],
  ): ContainerProcess | undefined {
    const wanted = `socket:[${connection.inode}]`;
    return members.find((process) => {
      const folder = `${process.pid}/fd`;
      const descriptors = this.#files.list(folder).slice(0, DESCRIPTOR_LIMIT);
      return descriptors.some((fd) => this.#files.link(`${folder}/${fd}`) === wanted);
    });
  }
}
