import { said, sorted } from "@hasp/core";
import type { Resource } from "@hasp/policy";
import { annotationsOf } from "./bookkeeping.ts";
import type { ParsedObject } from "./parse-object.ts";
import { ownersOf, type Surroundings } from "./to-workload.ts";

/** The resource of the contract: what every object says of itself. */
export function toResource(
  { head }: ParsedObject,
  { namespace, subresource, top }: Surroundings & { readonly subresource?: string | undefined },
): Resource {
  const { metadata = {} } = head;
  return said({
    annotations: annotationsOf(metadata),
    apiVersion: head.apiVersion,
    generateName: metadata.generateName || undefined,
    kind: head.kind,
    labels: sorted(metadata.labels),
    name: metadata.name || undefined,
    namespace: metadata.namespace ?? namespace,
    owners: ownersOf(metadata),
    subresource: subresource || undefined,
    top,
  });
}
