import type { Input } from "@hasp/policy";

type Process = Extract<Input, { kind: "process" }>["event"]["process"];

const time = "2026-11-24T00:00:00.000Z";

/** A process that a web server's worker executes in a container: about 1 KB. */
export function execInput(executable: string, args: readonly string[]): Input {
  return {
    contract: 1,
    phase: "run",
    kind: "process",
    context: { time, node: { name: "node-7" } },
    workload: {
      apiVersion: "v1",
      kind: "Pod",
      name: "app-5d9c6b7f4-x2x9q",
      namespace: "shop",
      top: { apiVersion: "apps/v1", kind: "Deployment", name: "app" },
    },
    container: {
      name: "app",
      id: "b5f2".repeat(16),
      image: {
        reference: "registry.example/shop/app:1.0",
        registry: "registry.example",
        repository: "shop/app",
        tag: "1.0",
        known: false,
      },
    },
    event: {
      type: "exec",
      time,
      coverage: "complete",
      process: runningProcess(921, executable, args),
      ancestry: [
        runningProcess(7, "/usr/sbin/nginx", ["nginx: worker process"]),
        runningProcess(1, "/usr/sbin/nginx", ["nginx", "-g", "daemon off;"]),
      ],
    },
  };
}

function runningProcess(pid: number, executable: string, args: readonly string[]): Process {
  const name = executable.slice(executable.lastIndexOf("/") + 1);
  return { pid, name, executable, args: [...args], uid: 1000, origin: "image" };
}
