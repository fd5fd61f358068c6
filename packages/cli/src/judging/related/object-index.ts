import { z } from "zod";

type RawObject = Readonly<Record<string, unknown>>;

/** The objects of one run by group and kind, to look for what belongs to another one. */
export interface ObjectIndex {
  /** Those of a kind that have this form, in one namespace or with `undefined` in all; others are left out, they tell nothing. */
  find<T>(
    kind: `${string}/${string}`,
    namespace: string | undefined,
    schema: z.ZodType<T>,
  ): readonly Found<T>[];
}

/** An object with what every one has. */
export type Found<T> = T & { readonly name: string; readonly namespace: string };

const Head = z.object({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.object({ name: z.string(), namespace: z.string().nullish() }),
});

export function indexObjects(objects: readonly RawObject[]): ObjectIndex {
  const byKind = new Map<string, { name: string; namespace: string; object: RawObject }[]>();
  for (const object of objects) {
    const head = Head.safeParse(object).data;
    if (head === undefined) continue;
    const { apiVersion, kind, metadata } = head;
    const group = apiVersion.includes("/") ? apiVersion.slice(0, apiVersion.indexOf("/")) : "";
    const key = `${group}/${kind}`;
    const ofKind = byKind.get(key) ?? [];
    byKind.set(key, ofKind);
    ofKind.push({ name: metadata.name, namespace: metadata.namespace ?? "default", object });
  }
  // read once for a whole run, however many workloads ask
  const read = new Map<z.ZodType, Map<string, readonly Found<unknown>[]>>();
  return {
    find<T>(kind: string, namespace: string | undefined, schema: z.ZodType<T>) {
      const kinds = read.get(schema) ?? new Map<string, readonly Found<unknown>[]>();
      read.set(schema, kinds);
      const all = kinds.get(kind) ?? (byKind.get(kind) ?? []).flatMap((one) => parse(one, schema));
      kinds.set(kind, all);
      const found =
        namespace === undefined ? all : all.filter((one) => one.namespace === namespace);
      return found as readonly Found<T>[];
    },
  };
}

function parse<T>(
  { name, namespace, object }: { name: string; namespace: string; object: RawObject },
  schema: z.ZodType<T>,
): Found<T>[] {
  const { data } = schema.safeParse(object);
  return data === undefined ? [] : [{ ...data, name, namespace }];
}
