import type { JsonObject } from "@hasp/core";
import {
  type Cluster,
  type Controller,
  claimedOwner,
  createOwners,
  type Namespace,
  type ObjectReference,
  settled,
  type TopOwners,
} from "@hasp/kubernetes";
import type { Workload } from "@hasp/policy";
import type { AdmissionRequest } from "./admission-review.ts";

type TopOwner = NonNullable<Workload["top"]>;

/** What the API server knows beside a request. Nothing here throws: what cannot be told in time is left out. */
export interface ClusterView {
  namespaceOf(request: AdmissionRequest): Promise<Namespace | undefined>;
  ownersOf(
    request: AdmissionRequest,
    object: JsonObject,
    former: JsonObject | undefined,
  ): Promise<TopOwners>;
  /** What an object says of its owner, for which nobody vouches. */
  claimedOwnerOf(object: JsonObject): TopOwner | undefined;
  find(reference: ObjectReference): Promise<JsonObject | undefined>;
}

export interface ClusterViewOptions {
  /** Absent where no API server can be asked. */
  readonly cluster?: Cluster | undefined;
  /** Who makes what: Kubernetes' own controllers and those of the operator's. */
  readonly controllers: readonly Controller[];
  /** Milliseconds for all that one request asks. */
  readonly patience: number;
  readonly now: () => Date;
}

export function createClusterView(options: ClusterViewOptions): ClusterView {
  const { cluster, patience } = options;
  const findOwners = createOwners(options);
  const signal = () => AbortSignal.timeout(patience);
  return {
    async namespaceOf({ kind, namespace }) {
      // a Namespace is in none, though the API server fills the field
      if (!cluster || !namespace || kind.kind === "Namespace") return undefined;
      return settled(cluster.findNamespace(namespace, signal()), undefined);
    },
    ownersOf({ namespace, userInfo }, object, former) {
      const { apiVersion, kind } = object as { apiVersion: string; kind: string };
      const user = userInfo.username ?? "";
      return findOwners({ apiVersion, kind, namespace, object, former, user }, signal());
    },
    claimedOwnerOf: claimedOwner,
    async find(reference) {
      return cluster && settled(cluster.findObject(reference, signal()), undefined);
    },
  };
}
