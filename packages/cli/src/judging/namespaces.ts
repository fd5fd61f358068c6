import { isDeepStrictEqual } from "node:util";
import type { Context } from "@hasp/policy";
import { z } from "zod";

type Namespace = NonNullable<Context["namespace"]>;

const labels = z
  .record(z.string(), z.string())
  .nullish()
  .transform((all) => all ?? {});

const NamespaceObject = z.object({
  apiVersion: z.literal("v1"),
  kind: z.literal("Namespace"),
  metadata: z.object({ name: z.string(), labels, annotations: labels }),
});

/**
 * The namespaces that are among the objects, by name; of others nobody can say here what the cluster has, nor of one that is there
 * twice and says different things: which one comes to hold is not told by the order of files.
 */
export function findNamespaces(objects: readonly unknown[]): ReadonlyMap<string, Namespace> {
  const found = new Map<string, Namespace>();
  const contradicted = new Set<string>();
  for (const object of objects) {
    const { data } = NamespaceObject.safeParse(object);
    if (data === undefined) continue;
    const { metadata } = data;
    const other = found.get(metadata.name);
    if (other && !isDeepStrictEqual(other, metadata)) contradicted.add(metadata.name);
    found.set(metadata.name, metadata);
  }
  for (const name of contradicted) found.delete(name);
  return found;
}
