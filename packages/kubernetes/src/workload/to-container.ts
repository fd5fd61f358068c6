import { said } from "@hasp/core";
import type { Container, ImageSummary, Workload } from "@hasp/policy";
import type { ContainerSpec } from "./container-spec.ts";
import { readVariableSources, readVariables } from "./environment.ts";
import { readLifecycle, readProbes } from "./handlers.ts";
import type { ParsedContainer, ParsedPod } from "./parse-pod.ts";
import { readResources } from "./resources.ts";
import { readEffective, readSet } from "./security.ts";
import { readMounts } from "./volumes.ts";

type Volumes = ReadonlyMap<string, Workload["pod"]["volumes"][number]>;

/** The container shape of the contract: what it says itself, and what holds with the Pod's settings merged in. */
export function toContainer(
  container: ParsedContainer,
  pod: ParsedPod,
  image: ImageSummary,
  volumes: Volumes,
): Container {
  const { at, name, role, spec } = container;
  return said({
    args: spec.args ?? [],
    at,
    command: spec.command ?? [],
    devices: readDevices(spec),
    effective: readEffective(container, pod),
    env: readVariables(spec),
    envFrom: readVariableSources(spec),
    image,
    imagePullPolicy: spec.imagePullPolicy,
    lifecycle: readLifecycle(spec),
    mounts: readMounts(spec, volumes),
    name,
    ports: readPorts(spec),
    probes: readProbes(spec),
    resizePolicy: spec.resizePolicy?.map(({ resourceName, restartPolicy }) => ({
      resource: resourceName,
      restart: restartPolicy,
    })),
    resources: readResources(spec.resources),
    restartPolicy: spec.restartPolicy,
    role,
    set: readSet(container, pod),
    stdin: spec.stdin,
    terminationMessagePolicy: spec.terminationMessagePolicy,
    tty: spec.tty,
    workingDir: spec.workingDir,
  });
}

/** Volumes that are given as devices, and claims of dynamic resource allocation. */
function readDevices({ resources, volumeDevices = [] }: ContainerSpec): Container["devices"] {
  return [
    ...volumeDevices.map(({ devicePath, name }) => ({ container: devicePath, volume: name })),
    ...(resources?.claims ?? []).map(({ name }) => ({ claim: name })),
  ];
}

function readPorts({ ports = [] }: ContainerSpec): Container["ports"] {
  return ports.map(({ containerPort, hostIP, hostPort, name, protocol = "TCP" }) =>
    // the API server reads port 0 as none
    said({
      container: containerPort,
      host: hostPort || undefined,
      hostIP,
      name,
      protocol: protocol.toLowerCase(),
    }),
  );
}
