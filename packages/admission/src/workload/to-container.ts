import type { Container, ImageSummary } from "@hasp/policy";
import { readEnvironment } from "./environment.ts";
import { readMounts } from "./mounts.ts";
import type { PodContainer, PodSpec } from "./pod-spec.ts";
import type { PointerMap } from "./pointer-map.ts";
import { readAppArmor, readSeccomp } from "./profiles.ts";

/** A container of a Pod with what surrounds it. */
export interface PodMember {
  readonly container: PodContainer;
  readonly role: Container["role"];
  readonly spec: PodSpec;
  /** Of the Pod template. */
  readonly annotations: Readonly<Record<string, string>>;
  /** JSON Pointers: to the container in the input and in the object, to the Pod's spec and annotations. */
  readonly places: {
    readonly input: string;
    readonly container: string;
    readonly spec: string;
    readonly annotations: string;
  };
}

const capabilityNames = (names: readonly string[] = []): string[] =>
  names.map((name) => name.toUpperCase().replace(/^CAP_/, ""));

/** The container shape of the contract, with the Pod's settings merged into the container's as the kubelet does. */
export function toContainer(
  member: PodMember,
  image: ImageSummary,
  pointers: PointerMap,
): Container {
  const { container, role, spec, annotations, places } = member;
  const security = container.securityContext;
  const seccomp = readSeccomp(container, spec, annotations, places);
  const appArmor = readAppArmor(container, spec, annotations, places);
  placeSettings(member, pointers);
  pointers.set(`${places.input}/seccomp`, seccomp?.pointer ?? ownSetting(places, "seccompProfile"));
  pointers.set(
    `${places.input}/appArmor`,
    appArmor?.pointer ?? ownSetting(places, "appArmorProfile"),
  );
  return {
    name: container.name,
    role,
    image,
    command: container.command ?? [],
    args: container.args ?? [],
    ...(container.workingDir !== undefined && { workingDir: container.workingDir }),
    env: readEnvironment(container),
    user: readUser(member, pointers),
    privileged: security?.privileged ?? false,
    ...(security?.allowPrivilegeEscalation !== undefined && {
      allowPrivilegeEscalation: security.allowPrivilegeEscalation,
    }),
    readOnlyRootFilesystem: security?.readOnlyRootFilesystem ?? false,
    capabilities: {
      add: capabilityNames(security?.capabilities?.add),
      drop: capabilityNames(security?.capabilities?.drop),
    },
    hostNamespaces: {
      network: spec.hostNetwork ?? false,
      pid: spec.hostPID ?? false,
      ipc: spec.hostIPC ?? false,
      // a Pod cannot ask for the host's UTS namespace by itself
      uts: false,
      // true where the settings ask for it, as with Docker: silence leaves it to the cluster
      user: spec.hostUsers ?? false,
    },
    ...(seccomp && { seccomp: seccomp.value }),
    ...(appArmor && { appArmor: appArmor.value }),
    resources: readResources(member, pointers),
    mounts: placeMounts(member, pointers),
    devices: [],
    ports: readPorts(member, pointers),
  };
}

/** The settings that stand in one place of the object, whatever they are. */
function placeSettings({ container, places }: PodMember, pointers: PointerMap): void {
  const { input } = places;
  pointers.set(input, places.container);
  for (const name of ["name", "image", "workingDir", "ports"]) {
    pointers.set(`${input}/${name}`, `${places.container}/${name}`);
  }
  for (const name of ["command", "args"]) {
    pointers.setCopied(`${input}/${name}`, `${places.container}/${name}`);
  }
  for (const name of ["privileged", "allowPrivilegeEscalation", "readOnlyRootFilesystem"]) {
    pointers.set(`${input}/${name}`, ownSetting(places, name));
  }
  pointers.setCopied(`${input}/capabilities`, ownSetting(places, "capabilities"));
  pointers.setCopied(`${input}/env`, `${places.container}/env`);
  const variables = container.env?.length ?? 0;
  for (const index of (container.envFrom ?? []).keys()) {
    pointers.set(`${input}/env/${variables + index}`, `${places.container}/envFrom/${index}`);
  }
  for (const [name, field] of [
    ["network", "hostNetwork"],
    ["pid", "hostPID"],
    ["ipc", "hostIPC"],
    ["user", "hostUsers"],
  ]) {
    pointers.set(`${input}/hostNamespaces/${name}`, `${places.spec}/${field}`);
  }
}

function ownSetting(places: PodMember["places"], name: string): string {
  return `${places.container}/securityContext/${name}`;
}

function readUser({ container, spec, places }: PodMember, pointers: PointerMap): Container["user"] {
  const own = container.securityContext;
  const pod = spec.securityContext;
  for (const [name, field] of [
    ["uid", "runAsUser"],
    ["gid", "runAsGroup"],
    ["nonRoot", "runAsNonRoot"],
  ] as const) {
    const isPods = own?.[field] === undefined && pod?.[field] !== undefined;
    const holder = isPods ? places.spec : places.container;
    pointers.set(`${places.input}/user/${name}`, `${holder}/securityContext/${field}`);
  }
  const uid = own?.runAsUser ?? pod?.runAsUser;
  const gid = own?.runAsGroup ?? pod?.runAsGroup;
  const nonRoot = own?.runAsNonRoot ?? pod?.runAsNonRoot;
  return {
    ...(uid !== undefined && { uid }),
    ...(gid !== undefined && { gid }),
    ...(nonRoot !== undefined && { nonRoot }),
  };
}

/** Where a request is missing, the API server sets it to the limit once the Pod is created. */
function readResources(
  { container, places }: PodMember,
  pointers: PointerMap,
): Container["resources"] {
  const { requests = {}, limits = {} } = container.resources ?? {};
  const result: Container["resources"] = { requests: {}, limits: {} };
  pointers.setCopied(`${places.input}/resources`, `${places.container}/resources`);
  for (const name of ["cpu", "memory"] as const) {
    const limit = limits[name];
    const request = requests[name] ?? limit;
    if (limit !== undefined) result.limits[name] = limit;
    if (request === undefined) continue;
    result.requests[name] = request;
    const from = requests[name] === undefined ? "limits" : "requests";
    pointers.set(
      `${places.input}/resources/requests/${name}`,
      `${places.container}/resources/${from}/${name}`,
    );
  }
  return result;
}

function placeMounts(member: PodMember, pointers: PointerMap): Container["mounts"] {
  const { container, spec, places } = member;
  return readMounts(container, spec).map(({ mount, source }, index) => {
    const input = `${places.input}/mounts/${index}`;
    const own = `${places.container}/volumeMounts/${index}`;
    // a host path is wrong where the volume says it, not where it is mounted
    pointers.set(input, source === undefined ? own : places.spec + source);
    pointers.set(`${input}/destination`, `${own}/mountPath`);
    pointers.set(`${input}/readOnly`, `${own}/readOnly`);
    return mount;
  });
}

function readPorts(
  { container, spec, places }: PodMember,
  pointers: PointerMap,
): Container["ports"] {
  return (container.ports ?? []).map(({ containerPort, hostPort, protocol = "TCP" }, index) => {
    const input = `${places.input}/ports/${index}`;
    const own = `${places.container}/ports/${index}`;
    pointers.set(input, own);
    pointers.set(`${input}/container`, `${own}/containerPort`);
    pointers.set(`${input}/host`, `${own}/${hostPort ? "hostPort" : "containerPort"}`);
    pointers.set(`${input}/protocol`, `${own}/protocol`);
    // on the host's network every port of the container is one of the host
    const host = hostPort || (spec.hostNetwork ? containerPort : undefined);
    return {
      container: containerPort,
      ...(host !== undefined && { host }),
      protocol: protocol.toLowerCase() as "tcp" | "udp" | "sctp",
    };
  });
}
