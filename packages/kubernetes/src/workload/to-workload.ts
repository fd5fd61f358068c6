import { said, sorted } from "@hasp/core";
import type { ImageSummary, Workload } from "@hasp/policy";
import { annotationsOf } from "./bookkeeping.ts";
import type { Metadata } from "./metadata.ts";
import type { ParsedObject } from "./parse-object.ts";
import type { ParsedPod } from "./parse-pod.ts";
import { toContainer } from "./to-container.ts";
import { toPod } from "./to-pod.ts";

/** What is known of an object beside what it says itself. */
export interface Surroundings {
  readonly namespace?: string | undefined;
  readonly top?: Workload["top"];
}

/** The workload of the contract for one of the Pods that an object runs. */
export function toWorkload(
  { head, replicas, strategy }: ParsedObject,
  parsed: ParsedPod,
  images: ReadonlyMap<string, ImageSummary>,
  { namespace, top }: Surroundings,
): Workload {
  const { metadata = {} } = head;
  const pod = toPod(parsed);
  // of volumes with one name, which Kubernetes refuses, the first counts
  const volumes = new Map(pod.volumes.toReversed().map((volume) => [volume.name, volume]));
  return said({
    annotations: annotationsOf(metadata),
    apiVersion: head.apiVersion,
    containers: parsed.containers.flatMap((container) => {
      const image = images.get(container.image);
      return image ? [toContainer(container, parsed, image, volumes)] : [];
    }),
    generateName: metadata.generateName || undefined,
    kind: head.kind,
    labels: sorted(metadata.labels),
    name: metadata.name || undefined,
    namespace: metadata.namespace ?? namespace ?? "default",
    owners: ownersOf(metadata),
    pod,
    replicas,
    strategy,
    top,
    uid: metadata.uid,
  });
}

/** As the object says; whoever wrote it may have invented them. */
export function ownersOf({ ownerReferences = [] }: Metadata): Workload["owners"] {
  return ownerReferences.map(({ apiVersion = "", controller = false, kind, name }) => ({
    apiVersion,
    controller,
    kind,
    name,
  }));
}
