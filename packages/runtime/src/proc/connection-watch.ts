import { type Endpoint, parseSockets, type Socket } from "./connection-table.ts";
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

/** Ports from which clients call: one who listens on the port that he calls from must not pass for a server. */
const CLIENT_PORTS = 1024;

interface NewConnection {
  readonly process: ContainerProcess;
  /** `in` when it was made to a port that is listened on here. */
  readonly direction: "in" | "out";
  readonly protocol: "tcp" | "udp";
  readonly source: Endpoint;
  readonly destination: Endpoint;
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
      const sockets = this.#sockets(members);
      const listening = new Set(
        sockets.filter(({ state }) => state === "listening").map(({ local }) => local.port),
      );
      for (const socket of sockets.filter(({ state }) => state === "connected")) {
        const { protocol, local, remote, inode } = socket;
        const key = `${namespace} ${inode} ${remote.address} ${remote.port}`;
        known.add(key);
        if (this.#known.has(key)) continue;
        const process = this.#owner(socket, members);
        if (!process) continue;
        found.push(
          protocol === "tcp" && listening.has(local.port) && remote.port >= CLIENT_PORTS
            ? { process, protocol, direction: "in", source: remote, destination: local }
            : { process, protocol, direction: "out", source: local, destination: remote },
        );
      }
    }
    this.#known = known;
    return found;
  }

  /** Containers may share a network namespace; each is read once. */
  #byNamespace(processes: ProcessTable): Map<string, ContainerProcess[]> {
    const groups = new Map<string, ContainerProcess[]>();
    for (const known of processes.all()) {
      const namespace = this.#files.link(`${known.process.pid}/ns/net`);
      if (!namespace) continue;
      groups.set(namespace, [...(groups.get(namespace) ?? []), known]);
    }
    return groups;
  }

  #sockets(members: readonly ContainerProcess[]): Socket[] {
    const pid = members[0]?.process.pid;
    return TABLES.flatMap(([file, protocol]) =>
      parseSockets(this.#files.read(`${pid}/net/${file}`), protocol),
    );
  }

  #owner(socket: Socket, members: readonly ContainerProcess[]): ContainerProcess | undefined {
    const wanted = `socket:[${socket.inode}]`;
    return members.find(({ process }) => {
      const folder = `${process.pid}/fd`;
      const descriptors = this.#files.list(folder).slice(0, DESCRIPTOR_LIMIT);
      return descriptors.some((fd) => this.#files.link(`${folder}/${fd}`) === wanted);
    });
  }
}
