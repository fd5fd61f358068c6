import { Container } from "@hasp/policy";
import { expect, test } from "vitest";
import { plainEngine, recorded, summary } from "../testing/recorded.ts";
import { type Inspection, readInspection } from "./inspection.ts";
import { type ContainerFacts, toContainer } from "./to-container.ts";

const hostNamespaces = {
  network: "own",
  pid: "own",
  ipc: "own",
  uts: "own",
  user: "host",
  cgroup: "own",
} as const;

function read(
  name: string,
  changes: Partial<ContainerFacts> = {},
  host: Partial<Inspection["HostConfig"]> = {},
  config: Partial<Inspection["Config"]> = {},
) {
  const inspected = readInspection(recorded(name));
  if (!inspected) throw new Error(`${name} is no inspection`);
  const { inspection } = inspected;
  const { container, problems } = toContainer(
    {
      ...inspection,
      HostConfig: { ...inspection.HostConfig, ...host },
      Config: { ...inspection.Config, ...config },
    },
    {
      image: summary,
      engine: plainEngine,
      hostNamespaces,
      labels: {},
      boundVolumes: new Map(),
      ...changes,
    },
  );
  return { container: Container.parse(container), problems };
}

test("takes a container without settings as Docker's defaults", () => {
  const { container, problems } = read("plain", { labels: { team: "web" } });
  expect(problems).toEqual([]);
  expect(container).toMatchObject({
    name: "plain",
    id: recorded("plain")["Id"],
    role: "app",
    image: summary,
    labels: { team: "web" },
    command: [],
    args: ["/bin/sleep", "600"],
    env: [{ name: "PATH", value: "/bin" }],
    resources: { requests: {}, limits: {} },
    mounts: [],
    devices: [],
    ports: [],
    restart: { policy: "no" },
    restartCount: 0,
    networks: [{ name: "none", default: false }],
    runtime: "reduced",
    sysctls: [],
    publishAllPorts: false,
  });
  expect(container.maskedPaths).toContain("/proc/kcore");
  for (const name of ["pidsLimit", "cpuShares", "ulimits", "health", "healthcheck", "tty"]) {
    expect(container, name).not.toHaveProperty(name);
  }
});

test("reads all that an engine says of a container with every setting", () => {
  const { container } = read("strict");
  expect(container).toMatchObject({
    command: ["/bin/sleep"],
    args: ["600"],
    workingDir: "/tmp",
    env: [
      { name: "A", value: "b" },
      { name: "EMPTY", value: "" },
      { name: "PATH", value: "/bin" },
    ],
    resources: {
      requests: { memory: { value: 33554432, text: "33554432" } },
      limits: { cpu: { value: 1.5, text: "1.5" }, memory: { value: 67108864, text: "67108864" } },
    },
    restart: { policy: "on-failure", maximumRetries: 5 },
    pidsLimit: 100,
    cpuShares: 512,
    ulimits: [{ name: "nofile", soft: 1024, hard: 2048 }],
    sysctls: [{ name: "net.ipv4.ip_unprivileged_port_start", value: "0" }],
    healthcheck: ["CMD-SHELL", "true"],
    health: "starting",
    startedAt: "2026-11-25T00:27:00.000217756Z",
  });
});

test("types mounts, with the folder of the node that each opens", () => {
  const boundVolumes = new Map([["rootish", "/etc"]]);
  const { mounts } = read("strict", { boundVolumes }).container;
  expect(mounts).toMatchObject([
    { type: "volume", volume: "data", destination: "/data", readOnly: false },
    // a volume whose driver binds a folder: `--opt o=bind --opt device=/etc`
    { type: "bind", volume: "rootish", source: "/etc", destination: "/host", readOnly: false },
    {
      type: "bind",
      source: "/tmp/rt/fs/data",
      destination: "/var/run/x",
      readOnly: true,
      propagation: "rprivate",
    },
    { type: "volume", destination: "/var/lib" },
    { type: "tmpfs", destination: "/tmp", readOnly: true },
  ]);
});

test("reads devices with their permissions, and rules for devices", () => {
  expect(read("weak").container).toMatchObject({
    devices: [{ host: "/dev/null", container: "/dev/xnull", permissions: "rw" }],
    deviceCgroupRules: ["c 1:* rwm"],
    stdin: true,
    tty: true,
    mounts: [
      { type: "bind", source: "/tmp/rt/docker.sock" },
      { type: "bind", source: "/", propagation: "rslave" },
    ],
  });
});

test("reads ports with the address of the node that they are bound to", () => {
  const { container } = read("ported");
  expect(container.publishAllPorts).toBe(true);
  expect(container.networks).toEqual([{ name: "bridge", default: true }]);
  expect(container.ports.toSorted((a, b) => a.container - b.container)).toEqual([
    { container: 80, host: 8080, hostIP: "127.0.0.1", protocol: "tcp" },
    // a range lets the engine choose: it is no number of a port
    { container: 90, protocol: "udp" },
    { container: 443, protocol: "tcp" },
  ]);
});

test.each([
  [{ NanoCpus: 0, CpuQuota: 50_000, CpuPeriod: 100_000 }, 0.5],
  [{ NanoCpus: 0, CpuQuota: 50_000 }, 0.5],
  [{ NanoCpus: 0, CpuQuota: -1 }, undefined],
])("reads the processor limit of %j", (host, cpu) => {
  expect(read("plain", {}, host).container.resources.limits["cpu"]?.value).toBe(cpu);
});

test("says where it cut what is longer than what is judged", () => {
  const Env = [...Array.from({ length: 1001 }, (_, i) => `V${i}=x`)];
  const { container, problems } = read("plain", {}, {}, { Env, Cmd: ["a".repeat(40_000)] });
  expect(container.env).toHaveLength(1000);
  expect(container.args[0]).toHaveLength(32 * 1024);
  expect(problems).toEqual([
    {
      code: "SUBJECT_TRUNCATED",
      path: "/container/args",
      message: "a text of 40000 characters was cut",
    },
    {
      code: "SUBJECT_TRUNCATED",
      path: "/container/env",
      message: "1 of 1001 elements were left out",
    },
  ]);
});
