import type { Problem } from "@hasp/core";
import type { Container, ImageSummary } from "@hasp/policy";
import type { EngineFacts } from "./engine.ts";
import type { Inspection } from "./inspection.ts";
import { readSecurity } from "./security.ts";

/** What stands beside an inspection, each asked for on its own. */
export interface ContainerFacts {
  readonly image: ImageSummary;
  readonly engine: EngineFacts;
  readonly hostNamespaces: Container["effective"]["hostNamespaces"];
  /** Those that the container itself was given: Docker merges the image's own among them. */
  readonly labels: Readonly<Record<string, string>>;
  /** The folder of the node that a volume opens, by the volume's name, where it is one. */
  readonly boundVolumes: ReadonlyMap<string, string>;
}

interface ReadContainer {
  readonly container: Container;
  readonly problems: readonly Problem[];
}

/** Elements of a list and characters of a text that are judged: Docker itself sets no limit. */
const ELEMENT_LIMIT = 1000;
const TEXT_LIMIT = 32 * 1024;

/** The container shape of the contract, out of what Docker says about a container. */
export function toContainer(inspection: Inspection, facts: ContainerFacts): ReadContainer {
  const { Config: config, HostConfig: host, State: state } = inspection;
  const problems: Problem[] = [];

  function cut<T>(name: string, list: readonly T[]): T[] {
    if (list.length > ELEMENT_LIMIT) {
      truncated(name, `${list.length - ELEMENT_LIMIT} of ${list.length} elements were left out`);
    }
    return list.slice(0, ELEMENT_LIMIT).map((element) => shorten(name, element));
  }

  function shorten<T>(name: string, element: T): T {
    if (typeof element !== "string" || element.length <= TEXT_LIMIT) return element;
    truncated(name, `a text of ${element.length} characters was cut`);
    return element.slice(0, TEXT_LIMIT) as T;
  }

  function truncated(name: string, message: string): void {
    problems.push({ code: "SUBJECT_TRUNCATED", path: `/container/${name}`, message });
  }

  const container: Container = {
    name: inspection.Name.replace(/^\//, ""),
    id: inspection.Id,
    image: facts.image,
    labels: Object.fromEntries(cut("labels", Object.entries(facts.labels))),
    role: "app",
    command: cut("command", config.Entrypoint ?? []),
    args: cut("args", config.Cmd ?? []),
    ...(config.WorkingDir && { workingDir: config.WorkingDir }),
    ...(config.OpenStdin && { stdin: true }),
    ...(config.Tty && { tty: true }),
    env: cut("env", config.Env ?? []).map(readVariable),
    envFrom: [],
    ...readSecurity(inspection, facts.engine, facts.hostNamespaces),
    resources: readResources(host),
    mounts: cut("mounts", readMounts(inspection, facts.boundVolumes)),
    devices: cut("devices", readDevices(host)),
    ...(host.DeviceCgroupRules?.length && {
      deviceCgroupRules: cut("deviceCgroupRules", host.DeviceCgroupRules),
    }),
    ports: cut("ports", readPorts(inspection)),
    probes: {},
    lifecycle: {},
    ...readEngineSettings(inspection),
    ...(host.Ulimits?.length && {
      ulimits: cut("ulimits", host.Ulimits).map(({ Name: name, Soft: soft, Hard: hard }) => ({
        name,
        soft,
        hard,
      })),
    }),
    sysctls: cut("sysctls", Object.entries(host.Sysctls ?? {})).map(([name, value]) => ({
      name,
      value,
    })),
    ...(host.MaskedPaths && { maskedPaths: cut("maskedPaths", host.MaskedPaths) }),
    networks: cut("networks", Object.keys(inspection.NetworkSettings?.Networks ?? {})).map(
      // the one that every container is on when nobody says otherwise
      (name) => ({ name, default: name === "bridge" }),
    ),
    ...(config.Healthcheck?.Test && { healthcheck: cut("healthcheck", config.Healthcheck.Test) }),
    startedAt: state.StartedAt,
  };
  return { container, problems };
}

/** Docker writes nothing, 0 or -1 for what is not limited. */
function readEngineSettings(inspection: Inspection): Partial<Container> {
  const { HostConfig: host, State: state, RestartCount: restartCount } = inspection;
  const { Name: policy, MaximumRetryCount: retries } = host.RestartPolicy ?? {};
  return {
    ...(policy && { restart: { policy, ...(retries && { maximumRetries: retries }) } }),
    ...(typeof restartCount === "number" && { restartCount }),
    ...(isPositive(host.PidsLimit) && { pidsLimit: host.PidsLimit }),
    ...(isPositive(host.CpuShares) && { cpuShares: host.CpuShares }),
    ...(host.CgroupParent && { cgroupParent: host.CgroupParent }),
    ...(state.Health && { health: state.Health.Status }),
    ...(host.Runtime && { runtime: host.Runtime }),
    ...(typeof host.PublishAllPorts === "boolean" && { publishAllPorts: host.PublishAllPorts }),
  };
}

function isPositive(value: number | null | undefined): value is number {
  return typeof value === "number" && value > 0;
}

function readVariable(text: string): Container["env"][number] {
  const equals = text.indexOf("=");
  if (equals < 0) return { name: text };
  return { name: text.slice(0, equals), value: text.slice(equals + 1) };
}

function readResources(host: Inspection["HostConfig"]): Container["resources"] {
  const cpu = isPositive(host.NanoCpus) ? host.NanoCpus / 1e9 : quotaOf(host);
  const amount = (name: string, value: number | null | undefined) =>
    isPositive(value) ? { [name]: { value, text: String(value) } } : {};
  return {
    requests: amount("memory", host.MemoryReservation),
    limits: { ...amount("cpu", cpu), ...amount("memory", host.Memory) },
  };
}

function quotaOf(host: Inspection["HostConfig"]): number | undefined {
  return isPositive(host.CpuQuota) ? host.CpuQuota / (host.CpuPeriod || 100_000) : undefined;
}

function readMounts(
  inspection: Inspection,
  bound: ContainerFacts["boundVolumes"],
): Container["mounts"] {
  const mounts = (inspection.Mounts ?? []).map((mount) => {
    // a volume that opens a folder of the node is a bind under another name
    const folder = mount.Name ? bound.get(mount.Name) : undefined;
    const source = folder ?? mount.Source;
    return {
      ...(mount.Name && { volume: mount.Name }),
      type: folder === undefined ? mount.Type : "bind",
      ...(source && { source }),
      destination: mount.Destination,
      readOnly: !mount.RW,
      ...(mount.Propagation && { propagation: mount.Propagation }),
    };
  });
  const tmpfs = Object.entries(inspection.HostConfig.Tmpfs ?? {}).map(([destination, options]) => ({
    type: "tmpfs",
    destination,
    readOnly: options.split(",").includes("ro"),
  }));
  return [...mounts, ...tmpfs];
}

function readDevices(host: Inspection["HostConfig"]): Container["devices"] {
  return (host.Devices ?? []).map((device) => ({
    host: device.PathOnHost,
    ...(device.PathInContainer && { container: device.PathInContainer }),
    ...(device.CgroupPermissions && { permissions: device.CgroupPermissions }),
  }));
}

/** Published ports as written; those that the engine was told to choose are known once it runs. */
function readPorts({ HostConfig: host, NetworkSettings: network }: Inspection): Container["ports"] {
  const ports: Container["ports"] = [];
  for (const [key, written] of Object.entries({ ...network?.Ports, ...host.PortBindings })) {
    const [, number, protocol] = /^(\d{1,5})\/([a-z]{1,10})$/.exec(key) ?? [];
    if (number === undefined || protocol === undefined) continue;
    for (const { HostIp: hostIP, HostPort: text } of written ?? []) {
      ports.push({
        container: Number(number),
        // an empty text or a range lets the engine choose one
        ...(/^\d{1,5}$/.test(text) && { host: Number(text) }),
        ...(hostIP && { hostIP }),
        protocol,
      });
    }
  }
  return ports;
}
