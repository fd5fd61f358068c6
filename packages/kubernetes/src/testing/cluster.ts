import type { Cluster, KubernetesObject, ObjectReference } from "../client/cluster.ts";
import { metadataOf } from "../client/metadata.ts";

/** An API server that holds these objects, and what it was asked. */
export function clusterOf(
  objects: readonly KubernetesObject[],
): Cluster & { readonly asked: ObjectReference[]; readonly objects: KubernetesObject[] } {
  const held = [...objects];
  const asked: ObjectReference[] = [];
  const find = (kind: unknown, name: string) =>
    held.find((one) => one["kind"] === kind && metadataOf(one)?.name === name);
  return {
    asked,
    objects: held,
    async findNamespace(name) {
      const metadata = metadataOf(find("Namespace", name));
      return metadata && { name, labels: metadata.labels, annotations: metadata.annotations };
    },
    async findObject(reference) {
      asked.push(reference);
      const object = find(reference.kind, reference.name);
      return object?.["apiVersion"] === reference.apiVersion ? object : undefined;
    },
    close: async () => {},
  };
}

/** One that never answers, as long as anybody waits. */
export const silentCluster: Cluster = {
  findNamespace: (_, signal) => untilAborted(signal),
  findObject: (_, signal) => untilAborted(signal),
  close: async () => {},
};

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason));
  });
}
