import type { Container, ImageSummary } from "@hasp/policy";
import type { Inspection } from "./inspection.ts";

/** The container shape of the contract, out of what Docker says about a container. */
export function toContainer(inspection: Inspection, image: ImageSummary): Container {
  const { Config: config, HostConfig: host } = inspection;
  const profiles = securityProfiles(inspection);
  return {
    name: inspection.Name.replace(/^\//, ""),
    id: inspection.Id,
    role: "app",
    image,
    command: config.Entrypoint ?? [],
    args: config.Cmd ?? [],
    ...(config.WorkingDir && { workingDir: config.WorkingDir }),
    env: (config.Env ?? []).map(readVariable),
    user: readUser(config.User ?? ""),
    privileged: host.Privileged ?? false,
    readOnlyRootFilesystem: host.ReadonlyRootfs ?? false,
    ...profiles,
    capabilities: {
      add: capabilityNames(host.CapAdd ?? []),
      drop: capabilityNames(host.CapDrop ?? []),
    },
    hostNamespaces: {
      network: host.NetworkMode === "host",
      pid: host.PidMode === "host",
      ipc: host.IpcMode === "host",
      uts: host.UTSMode === "host",
      user: host.UsernsMode === "host",
    },
    resources: readResources(host),
    mounts: readMounts(inspection),
    devices: (host.Devices ?? []).map((device) => device.PathOnHost),
    ports: readPorts(host.PortBindings ?? {}),
    labels: config.Labels ?? {},
  };
}

function readVariable(text: string): Container["env"][number] {
  const equals = text.indexOf("=");
  if (equals < 0) return { name: text, source: "literal" };
  return { name: text.slice(0, equals), value: text.slice(equals + 1), source: "literal" };
}

/** `user`, `uid`, `user:group` and `uid:gid`, as Docker's `--user` takes them. */
function readUser(text: string): Container["user"] {
  const [user = "", group = ""] = text.split(":");
  // Docker merged the image's user in already: nothing here is root, not "ask the image"
  if (user === "") return { uid: 0 };
  return {
    ...(isId(user) ? { uid: Number(user) } : { name: user }),
    ...(isId(group) && { gid: Number(group) }),
  };
}

function isId(text: string): boolean {
  return /^\d{1,10}$/.test(text);
}

function capabilityNames(names: readonly string[]): string[] {
  return names.map((name) => name.toUpperCase().replace(/^CAP_/, ""));
}

function securityProfiles(
  inspection: Inspection,
): Pick<Container, "seccomp" | "appArmor" | "allowPrivilegeEscalation"> {
  const options = inspection.HostConfig.SecurityOpt ?? [];
  const find = (name: string): string | undefined =>
    options
      .find((option) => option.startsWith(`${name}=`) || option.startsWith(`${name}:`))
      ?.slice(name.length + 1);
  const seccomp = find("seccomp");
  const unconfined = seccomp === "unconfined" || inspection.HostConfig.Privileged === true;
  const noNewPrivileges =
    options.includes("no-new-privileges") || find("no-new-privileges") === "true";
  return {
    // a profile of its own is written into the option as a whole JSON document
    seccomp: unconfined
      ? "Unconfined"
      : seccomp?.startsWith("{")
        ? "Localhost"
        : (seccomp ?? "RuntimeDefault"),
    ...(inspection.AppArmorProfile && { appArmor: inspection.AppArmorProfile }),
    ...(noNewPrivileges && { allowPrivilegeEscalation: false }),
  };
}

/** Docker writes 0 for "no limit". */
function readResources(host: Inspection["HostConfig"]): Container["resources"] {
  const cpu = host.NanoCpus ? host.NanoCpus / 1e9 : quotaOf(host);
  return {
    requests: { ...(host.MemoryReservation && { memory: host.MemoryReservation }) },
    limits: { ...(cpu && { cpu }), ...(host.Memory && { memory: host.Memory }) },
  };
}

function quotaOf(host: Inspection["HostConfig"]): number | undefined {
  if (!host.CpuQuota || host.CpuQuota < 0) return undefined;
  return host.CpuQuota / (host.CpuPeriod || 100_000);
}

function readMounts(inspection: Inspection): Container["mounts"] {
  const mounts = (inspection.Mounts ?? []).map((mount) => ({
    kind: mountKind(mount.Type),
    ...sourceOf(mount),
    destination: mount.Destination,
    readOnly: !mount.RW,
  }));
  const tmpfs = Object.entries(inspection.HostConfig.Tmpfs ?? {}).map(([destination, options]) => ({
    kind: "tmpfs" as const,
    destination,
    readOnly: options.split(",").includes("ro"),
  }));
  return [...mounts, ...tmpfs];
}

function sourceOf(mount: NonNullable<Inspection["Mounts"]>[number]): { source?: string } {
  const source = mount.Type === "volume" ? (mount.Name ?? mount.Source) : mount.Source;
  return source ? { source } : {};
}

function mountKind(type: string): Container["mounts"][number]["kind"] {
  if (type === "bind") return "host";
  return type === "volume" || type === "tmpfs" || type === "image" ? type : "other";
}

function readPorts(
  bindings: NonNullable<Inspection["HostConfig"]["PortBindings"]>,
): Container["ports"] {
  const ports: Container["ports"] = [];
  for (const [key, hosts] of Object.entries(bindings)) {
    const match = /^(\d{1,5})\/(tcp|udp|sctp)$/.exec(key);
    if (!match) continue;
    const container = Number(match[1]);
    const protocol = match[2] as "tcp" | "udp" | "sctp";
    // an empty host port lets the kernel choose one
    for (const { HostPort } of hosts ?? []) {
      ports.push({ container, ...(HostPort && { host: Number(HostPort) }), protocol });
    }
  }
  return ports;
}
