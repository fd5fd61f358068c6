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

/** The namespaces that are among the objects, by name; of others nobody can say here what the cluster has. */
export function findNamespaces(objects: readonly unknown[]): ReadonlyMap<string, Namespace> {
  return new Map(
    objects.flatMap((object) => {
      const { data } = NamespaceObject.safeParse(object);
      return data === undefined ? [] : [[data.metadata.name, data.metadata]];
    }),
  );
}
