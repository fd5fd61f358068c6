import { type Access, createApiClient } from "./api-client.ts";
import type { Cluster } from "./cluster.ts";
import { watchNamespaces } from "./namespaces.ts";
import { createResourcePaths } from "./resource-paths.ts";

export interface ClusterOptions {
  readonly access: Access;
  readonly now: () => Date;
  /** Told when the watch over namespaces breaks; it is taken up again by itself. */
  readonly onProblem: (error: unknown) => void;
}

/**
 * Connects to the API server; it need not answer yet.
 * @throws KubernetesError `KUBECONFIG_INVALID`
 */
export async function connectCluster({ access, now, onProblem }: ClusterOptions): Promise<Cluster> {
  const client = await createApiClient(access);
  const pathOf = createResourcePaths(client, now);
  const namespaces = await watchNamespaces(client, onProblem);
  return {
    findNamespace: (name, signal) => namespaces.find(name, signal),
    async findObject(reference, signal) {
      const path = await pathOf(reference, signal);
      return path === undefined ? undefined : client.get(path, signal);
    },
    async close() {
      await namespaces.close();
      await client.close();
    },
  };
}
