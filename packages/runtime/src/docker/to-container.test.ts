import type { ImageSummary } from "@hasp/policy";
import { Container } from "@hasp/policy";
import { expect, test } from "vitest";
import { Inspection } from "./inspection.ts";
import { toContainer } from "./to-container.ts";

const image: ImageSummary = {
  reference: "nginx:1.27",
  registry: "docker.io",
  repository: "library/nginx",
  tag: "1.27",
  known: false,
};

/** What Docker 20.10 answers for `docker run -d nginx:1.27`, cut to what is read. */
const plain = {
  Id: "0123456789abcdef".repeat(4),
  Name: "/web",
  Image: `sha256:${"a".repeat(64)}`,
  AppArmorProfile: "",
  State: { Pid: 4711, Running: true, StartedAt: "2026-11-24T02:00:00.123456789Z" },
  Config: {
    Image: "nginx:1.27",
    User: "",
    Env: ["PATH=/usr/bin", "EMPTY=", "NOVALUE"],
    Cmd: ["nginx", "-g", "daemon off;"],
    Entrypoint: null as string[] | null,
    WorkingDir: "",
    Labels: null,
  },
  HostConfig: {
    Privileged: false,
    ReadonlyRootfs: false,
    CapAdd: null as string[] | null,
    CapDrop: null as string[] | null,
    SecurityOpt: null as string[] | null,
    NetworkMode: "default",
    PidMode: "",
    IpcMode: "private",
    UTSMode: "",
    UsernsMode: "",
    Memory: 0,
    MemoryReservation: 0,
    NanoCpus: 0,
    CpuQuota: 0,
    CpuPeriod: 0,
    Devices: null as { PathOnHost: string }[] | null,
    PortBindings: {} as Record<string, { HostPort: string }[]>,
  },
  Mounts: [] as {
    Type: string;
    Source?: string;
    Name?: string;
    Destination: string;
    RW: boolean;
  }[],
  GraphDriver: { Data: { UpperDir: "/var/lib/docker/overlay2/x/diff" } },
};

function container(host: object = {}, config: object = {}, mounts: object[] = []): Container {
  const inspection = Inspection.parse({
    ...plain,
    Config: { ...plain.Config, ...config },
    HostConfig: { ...plain.HostConfig, ...host },
    Mounts: mounts,
  });
  return Container.parse(toContainer(inspection, image));
}

test("takes a container without settings as Docker's defaults", () => {
  expect(container()).toEqual({
    name: "web",
    id: plain.Id,
    role: "app",
    image,
    command: [],
    args: ["nginx", "-g", "daemon off;"],
    env: [
      { name: "PATH", value: "/usr/bin", source: "literal" },
      { name: "EMPTY", value: "", source: "literal" },
      { name: "NOVALUE", source: "literal" },
    ],
    user: { uid: 0 },
    privileged: false,
    readOnlyRootFilesystem: false,
    seccomp: "RuntimeDefault",
    capabilities: { add: [], drop: [] },
    hostNamespaces: { network: false, pid: false, ipc: false, uts: false, user: false },
    resources: { requests: {}, limits: {} },
    mounts: [],
    devices: [],
    ports: [],
    labels: {},
  });
});

test.each([
  ["1000:1000", { uid: 1000, gid: 1000 }],
  ["www-data", { name: "www-data" }],
  ["0:33", { uid: 0, gid: 33 }],
])("reads the user %s", (User, user) => expect(container({}, { User }).user).toEqual(user));

test("reads what weakens the isolation", () => {
  const weak = container({
    Privileged: true,
    NetworkMode: "host",
    PidMode: "host",
    IpcMode: "host",
    CapAdd: ["CAP_SYS_ADMIN", "net_raw"],
    CapDrop: ["ALL"],
    Devices: [{ PathOnHost: "/dev/kmsg" }],
  });
  expect(weak).toMatchObject({
    privileged: true,
    seccomp: "Unconfined",
    hostNamespaces: { network: true, pid: true, ipc: true },
    capabilities: { add: ["SYS_ADMIN", "NET_RAW"], drop: ["ALL"] },
    devices: ["/dev/kmsg"],
  });
});

test.each([
  [["seccomp=unconfined"], "Unconfined"],
  [['seccomp={"defaultAction":"SCMP_ACT_ERRNO"}'], "Localhost"],
  [["seccomp:unconfined"], "Unconfined"],
])("reads the seccomp profile of %j", (SecurityOpt, seccomp) => {
  expect(container({ SecurityOpt }).seccomp).toBe(seccomp);
});

test("reads no-new-privileges", () => {
  expect(container({ SecurityOpt: ["no-new-privileges"] }).allowPrivilegeEscalation).toBe(false);
  expect(container({ SecurityOpt: ["no-new-privileges=true"] }).allowPrivilegeEscalation).toBe(
    false,
  );
});

test.each([
  [
    { NanoCpus: 1_500_000_000, Memory: 1024 },
    { cpu: 1.5, memory: 1024 },
  ],
  [{ CpuQuota: 50_000, CpuPeriod: 100_000 }, { cpu: 0.5 }],
  [{ CpuQuota: 50_000 }, { cpu: 0.5 }],
  [{ CpuQuota: -1 }, {}],
])("reads the limits of %j", (host, limits) => {
  expect(container(host).resources.limits).toEqual(limits);
});

test("reads mounts and published ports", () => {
  const mounted = container(
    {
      Tmpfs: { "/run": "rw,size=64m" },
      PortBindings: { "80/tcp": [{ HostPort: "8080" }], "53/udp": [{ HostPort: "" }] },
    },
    {},
    [
      {
        Type: "bind",
        Source: "/var/run/docker.sock",
        Destination: "/var/run/docker.sock",
        RW: false,
      },
      {
        Type: "volume",
        Name: "data",
        Source: "/var/lib/docker/volumes/data/_data",
        Destination: "/data",
        RW: true,
      },
    ],
  );
  expect(mounted.mounts).toEqual([
    {
      kind: "host",
      source: "/var/run/docker.sock",
      destination: "/var/run/docker.sock",
      readOnly: true,
    },
    { kind: "volume", source: "data", destination: "/data", readOnly: false },
    { kind: "tmpfs", destination: "/run", readOnly: false },
  ]);
  expect(mounted.ports).toEqual([
    { container: 80, host: 8080, protocol: "tcp" },
    { container: 53, protocol: "udp" },
  ]);
});
