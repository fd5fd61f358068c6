import { posix } from "node:path";
import type { Container } from "@hasp/policy";
import type { PodContainer, PodSpec, Volume } from "./pod-spec.ts";

type Mount = Container["mounts"][number];
type VolumeMount = NonNullable<PodContainer["volumeMounts"]>[number];

/** A mount, and where in the Pod's spec its source is said. */
interface PlacedMount {
  readonly mount: Mount;
  /** Below the Pod's spec; absent where the container's own mount says all. */
  readonly source?: string;
}

/** The mounts of a container in the order of its volumeMounts, each with what its volume is. */
export function readMounts(container: PodContainer, spec: PodSpec): PlacedMount[] {
  return (container.volumeMounts ?? []).map((mount) => readMount(mount, spec.volumes ?? []));
}

function readMount(mount: VolumeMount, volumes: readonly Volume[]): PlacedMount {
  const index = volumes.findIndex(({ name }) => name === mount.name);
  const volume = volumes[index];
  const kind = volume ? kindOf(volume) : "volume";
  const readOnly = (mount.readOnly ?? false) || (volume !== undefined && isReadOnly(volume));
  const destination = mount.mountPath;
  if (!volume?.hostPath) return { mount: { kind, source: mount.name, destination, readOnly } };
  return {
    mount: { kind, source: hostPathOf(volume.hostPath.path, mount), destination, readOnly },
    source: `/volumes/${index}/hostPath/path`,
  };
}

/** A volume without a source is an emptyDir; one that is not listed comes from a StatefulSet's claim templates. */
function kindOf(volume: Volume): Mount["kind"] {
  if (volume.hostPath) return "host";
  if (volume.emptyDir) return volume.emptyDir.medium === "Memory" ? "tmpfs" : "volume";
  if (volume.secret) return "secret";
  if (volume.configMap) return "configmap";
  if (volume.projected) return "projected";
  if (volume.image) return "image";
  return volume.downwardAPI ? "other" : "volume";
}

function isReadOnly(volume: Volume): boolean {
  if (volume.persistentVolumeClaim?.readOnly) return true;
  const { secret, configMap, projected, image, downwardAPI } = volume;
  return [secret, configMap, projected, image, downwardAPI].some((source) => source !== undefined);
}

function hostPathOf(path: string, { subPath }: VolumeMount): string {
  // what subPathExpr becomes is known on the node only: the whole path is the most it can be
  const full = posix.normalize(subPath === undefined ? path : posix.join(path, subPath));
  return full.length > 1 && full.endsWith("/") ? full.slice(0, -1) : full;
}
