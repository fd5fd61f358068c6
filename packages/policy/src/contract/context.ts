import { Timestamp } from "@hasp/core";
import { z } from "zod";
import { Identity } from "./request.ts";
import { Labels } from "./values.ts";

/** What surrounds the subject. The time is part of it, so that grace days and expiries replay. */
export const Context = z.object({
  time: Timestamp,
  cluster: z
    .object({ name: z.string(), version: z.string().optional(), labels: Labels.optional() })
    .optional(),
  node: z
    .object({ name: z.string(), os: z.string().optional(), labels: Labels.optional() })
    .optional(),
  /** `production`, `staging` and so on, as the operator configured it. */
  environment: z.string().optional(),
  /** The subject's namespace as the cluster holds it; absent where it could not be asked for. */
  namespace: z
    .object({ name: z.string(), labels: Labels, annotations: Labels.optional() })
    .optional(),
  /** The admission request. */
  request: z
    .object({
      /** `CREATE`, `UPDATE`, `DELETE`, `CONNECT`. */
      operation: z.string(),
      subresource: z.string().optional(),
      resource: z.object({ group: z.string(), version: z.string(), resource: z.string() }),
      name: z.string().optional(),
      dryRun: z.boolean().optional(),
      user: Identity,
    })
    .optional(),
  /** What a change touched, for judging only what is new: paths in the repository. */
  changed: z.array(z.object({ path: z.string() })).optional(),
});
export type Context = z.infer<typeof Context>;
