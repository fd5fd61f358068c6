import { posix } from "node:path";
import { isObject, said } from "@hasp/core";
import type { Container, Workload } from "@hasp/policy";
import type { ContainerSpec, VolumeMount } from "./container-spec.ts";
import type { ParsedPod, ParsedVolume } from "./parse-pod.ts";
import { sourceNames, type VolumeSource, type VolumeSpec } from "./volume-spec.ts";

type Volume = Workload["pod"]["volumes"][number];
type Mount = Container["mounts"][number];

/** Sources that no container can write to, whatever its mount says. */
const readOnlyTypes = new Set(["configMap", "downwardAPI", "image", "projected", "secret"]);

/** The volumes of a Pod, those that nothing mounts among them. */
export function readVolumes({ containers, spec, volumes }: ParsedPod): Volume[] {
  const mounted = new Set(
    containers.flatMap(({ spec: { volumeMounts = [], volumeDevices = [] } }) =>
      [...volumeMounts, ...volumeDevices].map(({ name }) => name),
    ),
  );
  const isWindows = spec.os?.name === "windows";
  return volumes.map((volume) => readVolume(volume, mounted.has(volume.name), isWindows));
}

function readVolume(
  { at, name, spec }: ParsedVolume,
  mounted: boolean,
  isWindows: boolean,
): Volume {
  const { source, type } = spec ? sourceOf(spec) : { source: {}, type: "claimTemplate" };
  const isHostPath = type === "hostPath";
  return said({
    at,
    claim: source.claimName,
    configMapName: type === "configMap" ? source.name : undefined,
    driver: source.driver,
    hostPathType: isHostPath ? source.type : undefined,
    medium: source.medium,
    mounted,
    name,
    path: isHostPath && source.path !== undefined ? hostPath(source.path, isWindows) : undefined,
    readOnly: source.readOnly,
    reference: source.reference,
    secretName: source.secretName,
    server: source.server ?? source.endpoints ?? source.targetPortal,
    sizeLimit: source.sizeLimit,
    sources: source.sources?.flatMap((projection) =>
      Object.entries(projection).map(([kind, { name, signerName, ...rest }]) =>
        said({
          audience: rest.audience,
          expirationSeconds: rest.expirationSeconds,
          name: name ?? signerName,
          type: kind,
        }),
      ),
    ),
    type,
  });
}

/** A volume without a source is an emptyDir; one of a source that is not known goes by its name. */
function sourceOf(volume: VolumeSpec): { source: VolumeSource; type: string } {
  for (const type of sourceNames) {
    const source = volume[type];
    if (source) return { source, type };
  }
  const unknown = Object.keys(volume).find((name) => isObject(volume[name]));
  return { source: {}, type: unknown ?? "emptyDir" };
}

/** A path on the node in one spelling; Windows' own begin in ways that mean something. */
function hostPath(path: string, isWindows: boolean): string {
  if (isWindows || path === "") return path;
  const full = posix.normalize(path);
  return full.length > 1 && full.endsWith("/") ? full.slice(0, -1) : full;
}

/** The mounts of a container in the order of its volumeMounts, each with what its volume is. */
export function readMounts(
  { volumeMounts = [] }: ContainerSpec,
  volumes: ReadonlyMap<string, Volume>,
): Mount[] {
  return volumeMounts.map((mount) => readMount(mount, volumes.get(mount.name)));
}

function readMount(mount: VolumeMount, volume: Volume | undefined): Mount {
  const type = volume?.type ?? "unknown";
  return said({
    destination: mount.mountPath,
    propagation: mount.mountPropagation,
    readOnly: Boolean(mount.readOnly || volume?.readOnly) || readOnlyTypes.has(type),
    recursiveReadOnly: mount.recursiveReadOnly,
    // a link below the subPath leads anywhere in the whole volume
    source: type === "hostPath" ? volume?.path : undefined,
    subPath: mount.subPath,
    subPathExpr: mount.subPathExpr,
    type,
    volume: mount.name,
  });
}
