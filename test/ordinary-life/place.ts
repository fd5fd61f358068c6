import type { Container, Process, RunningWorkload } from "@hasp/policy";

/** When everything here happens. */
const start = Date.parse("2026-11-24T12:00:00.000Z");

export function timeAt(seconds: number): string {
  return new Date(start + seconds * 1000).toISOString();
}

/** Where something happens: the container and its workload. */
export interface Place {
  readonly image: string;
  readonly namespace?: string;
  readonly app?: string;
  readonly labels?: Readonly<Record<string, string>>;
  /** What runs the steps of a build within the same container. */
  readonly runner?: string;
}

/** The members that every event at a place has. */
export function headOf({ image, namespace = "shop", app = "web", labels = {} }: Place) {
  const workload: RunningWorkload = {
    apiVersion: "v1",
    kind: "Pod",
    name: `${app}-5d9c6b7f4-x2x9q`,
    namespace,
    labels: { app, ...labels },
    top: { apiVersion: "apps/v1", kind: "Deployment", name: app },
  };
  return {
    contract: 1 as const,
    phase: "run" as const,
    context: {
      time: timeAt(0),
      node: { name: "node-7" },
      namespace: { name: namespace, labels: { "kubernetes.io/metadata.name": namespace } },
    },
    workload,
    container: { name: app, id: "b5f2".repeat(16), image: imageOf(image) },
  };
}

function imageOf(reference: string): Container["image"] {
  const judged = {
    known: true,
    matchedBy: "digest",
    decision: { verdict: "allow", violations: [], omitted: {}, undecided: [] },
  };
  // a step of a build has no name yet
  if (reference.startsWith("sha256:")) {
    return { reference, registry: "", repository: "", known: false } as Container["image"];
  }
  const [registry = "", ...rest] = reference.split("/");
  const [repository = "", tag = "latest"] = rest.join("/").split(":");
  return { reference, registry, repository, tag, ...judged } as Container["image"];
}

/** What Docker gives root of a container. */
const rootCapabilities = [
  "CHOWN",
  "DAC_OVERRIDE",
  "FOWNER",
  "FSETID",
  "KILL",
  "SETGID",
  "SETUID",
  "SETPCAP",
  "NET_BIND_SERVICE",
  "NET_RAW",
  "SYS_CHROOT",
  "MKNOD",
  "AUDIT_WRITE",
  "SETFCAP",
];

/** A process with what a sensor tells of each. */
export function processOf(
  pid: number,
  executable: string,
  args: readonly string[],
  rest: Partial<Process> = {},
): Process {
  const { uid = 0 } = rest;
  const all = uid === 0 ? rootCapabilities : [];
  return {
    pid,
    name: executable.slice(executable.lastIndexOf("/") + 1).slice(0, 15),
    executable,
    args: [...args],
    uid,
    euid: uid,
    origin: "image",
    startedAt: timeAt(0),
    capabilities: { effective: all, permitted: all },
    ...rest,
  };
}
