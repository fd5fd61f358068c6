import { z } from "zod";

const Texts = z.record(z.string(), z.string()).nullish();

const OwnerReference = z.object({
  apiVersion: z.string(),
  kind: z.string(),
  name: z.string(),
  uid: z.string().min(1),
  controller: z.boolean().nullish(),
});
export type OwnerReference = z.infer<typeof OwnerReference>;

const Metadata = z.object({
  name: z.string().nullish(),
  namespace: z.string().nullish(),
  uid: z.string().nullish(),
  labels: Texts,
  annotations: Texts,
  ownerReferences: z.array(OwnerReference).nullish(),
});

/** What any object says of itself. */
export interface ObjectMetadata {
  readonly name: string;
  readonly uid: string | undefined;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** Who made it, as it claims. */
  readonly controller: OwnerReference | undefined;
}

/** The metadata of an object; undefined where it is none that an API server keeps. */
export function metadataOf(object: object | null | undefined): ObjectMetadata | undefined {
  if (!object) return undefined;
  const parsed = Metadata.safeParse("metadata" in object ? object.metadata : {});
  if (!parsed.success) return undefined;
  const { name, uid, labels, annotations, ownerReferences } = parsed.data;
  return {
    name: name ?? "",
    uid: uid ?? undefined,
    labels: labels ?? {},
    annotations: annotations ?? {},
    controller: ownerReferences?.find(({ controller }) => controller === true),
  };
}
