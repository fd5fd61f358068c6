import type { Container } from "@hasp/policy";
import type { EngineFacts } from "./engine.ts";
import type { Inspection } from "./inspection.ts";

type Namespaces = Container["effective"]["hostNamespaces"];
type Mode = "NetworkMode" | "PidMode" | "IpcMode";

/** Containers that join the namespace of one that joins another's: Docker allows it, and nobody needs more. */
const JOIN_LIMIT = 8;
const JOINED = "container:";

/** Whose namespaces a container lives in; one that joins a container of the host's own is the host's too. */
export async function findNamespaces(
  inspection: Inspection,
  engine: EngineFacts,
  inspect: (containerId: string) => Promise<Inspection | undefined>,
): Promise<Namespaces> {
  const host = inspection.HostConfig;

  async function owner(mode: Mode): Promise<string> {
    let text = host[mode] ?? "";
    for (let hop = 0; text.startsWith(JOINED); hop++) {
      const other = hop < JOIN_LIMIT ? await inspect(text.slice(JOINED.length)) : undefined;
      if (!other) return "unknown";
      text = other.HostConfig[mode] ?? "";
      if (!text.startsWith(JOINED)) return text === "host" ? "host" : "shared";
    }
    return text === "host" ? "host" : "own";
  }

  return {
    network: await owner("NetworkMode"),
    pid: await owner("PidMode"),
    ipc: await owner("IpcMode"),
    uts: host.UTSMode === "host" ? "host" : "own",
    user: host.UsernsMode === "host" ? "host" : ofUsers(engine),
    cgroup: ofCgroups(host.CgroupnsMode ?? ""),
  };
}

/** Docker gives no container a user namespace of its own unless the whole engine runs so. */
function ofUsers({ remapsUsers }: EngineFacts): string {
  if (remapsUsers === undefined) return "unknown";
  return remapsUsers ? "own" : "host";
}

function ofCgroups(mode: string): string {
  if (mode === "host") return "host";
  return mode === "private" ? "own" : "unknown";
}
