import { type JsonObject, objectOf, said, sorted } from "@hasp/core";
import type { Namespace, WorkloadKind } from "@hasp/kubernetes";
import type { Context, ImageFactsSource } from "@hasp/policy";
import type { AdmissionRequest } from "./admission-review.ts";
import type { ClusterView } from "./cluster-view.ts";

/** What the server's operator says of every request. */
export type Surroundings = Pick<Context, "cluster" | "environment">;

/** What there is to read a request by. */
export interface RequestOptions {
  readonly context: Surroundings;
  readonly images: ImageFactsSource;
  /** What the API server knows beside the request. */
  readonly view: ClusterView;
  /** Kinds that run Pods in this cluster, beside those that are known. */
  readonly podKinds?: readonly WorkloadKind[] | undefined;
  readonly now: () => Date;
}

/** What surrounds the subject of a request. */
export function contextOf(
  request: AdmissionRequest,
  { cluster, environment }: Surroundings,
  namespace: Namespace | undefined,
  time: string,
): Context {
  const { dryRun, name, operation, resource, subResource } = request;
  return said({
    cluster,
    environment,
    namespace: namespace && {
      annotations: sorted(namespace.annotations),
      labels: sorted(namespace.labels),
      name: namespace.name,
    },
    request: said({
      dryRun: dryRun ?? undefined,
      name: name || undefined,
      operation,
      resource: resourceOf(resource),
      subresource: subResource || undefined,
      user: userOf(request),
    }),
    time,
  });
}

export function resourceOf({ group = "", resource, version }: AdmissionRequest["resource"]) {
  return { group, resource, version };
}

/** Who asks, as the API server authenticated them. */
export function userOf({ userInfo }: AdmissionRequest) {
  const { extra, groups, uid, username = "" } = userInfo;
  const told = Object.entries(extra ?? {}).map(([name, values]) => [name, values ?? []] as const);
  return said({
    extra: extra ? sorted(Object.fromEntries(told)) : undefined,
    groups: groups ?? [],
    name: username,
    uid,
  });
}

/** The request says what kind of object it carries, in which namespace, and its name where the object leaves that out. */
export function namedObject(
  { kind, name, namespace }: AdmissionRequest,
  object: AdmissionRequest["object"],
): JsonObject | undefined {
  if (!object) return undefined;
  const metadata = objectOf(object["metadata"]);
  const isNamed = metadata["name"] || metadata["generateName"] || !name;
  const isPlaced = kind.kind === "Namespace" || !namespace;
  return {
    ...object,
    apiVersion: kind.group ? `${kind.group}/${kind.version}` : kind.version,
    kind: kind.kind,
    metadata: { ...metadata, ...(!isNamed && { name }), ...(!isPlaced && { namespace }) },
  };
}
