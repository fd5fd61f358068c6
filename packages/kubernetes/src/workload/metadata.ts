import { z } from "zod";

const Texts = z.record(z.string(), z.string());

/** Of a Kubernetes object or a Pod template, the members that we read. */
export const Metadata = z.object({
  name: z.string().optional(),
  generateName: z.string().optional(),
  namespace: z.string().optional(),
  uid: z.string().optional(),
  labels: Texts.optional(),
  annotations: Texts.optional(),
  ownerReferences: z
    .array(
      z.object({
        apiVersion: z.string().optional(),
        kind: z.string(),
        name: z.string(),
        controller: z.boolean().optional(),
      }),
    )
    .optional(),
});
export type Metadata = z.infer<typeof Metadata>;
