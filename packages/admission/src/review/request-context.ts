import { said, sorted } from "@hasp/core";
import type { Namespace } from "@hasp/kubernetes";
import type { Context } from "@hasp/policy";
import type { AdmissionRequest } from "./admission-review.ts";

/** What the server's operator says of every request. */
export type Surroundings = Pick<Context, "cluster" | "environment">;

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
