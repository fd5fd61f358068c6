import { z } from "zod";

/** Labels and annotations of whatever has them. */
export const Labels = z.record(z.string(), z.string());

/** JSON as somebody wrote it. */
export const RawObject = z.record(z.string(), z.unknown());

/** An amount of a resource: as a number of cores, bytes or pieces, and as it was written. */
export const Quantity = z.object({ value: z.number(), text: z.string() });
export type Quantity = z.infer<typeof Quantity>;

/** Requests and limits by the resource's name (`cpu`, `memory`, `nvidia.com/gpu`); only what is said. */
export const Resources = z.object({
  requests: z.record(z.string(), Quantity),
  limits: z.record(z.string(), Quantity),
});
export type Resources = z.infer<typeof Resources>;

/** A seccomp or AppArmor profile. */
export const Profile = z.object({
  /** `RuntimeDefault`, `Unconfined` or `Localhost`. */
  type: z.string(),
  /** Of a profile of the node's own (`Localhost`). */
  name: z.string().optional(),
  /** Where it is said: `field`, `annotation` or `runtime`. */
  from: z.string().optional(),
});
export type Profile = z.infer<typeof Profile>;

export const SeLinux = z.object({
  user: z.string().optional(),
  role: z.string().optional(),
  type: z.string().optional(),
  level: z.string().optional(),
});

export const Windows = z.object({
  hostProcess: z.boolean().optional(),
  runAsUserName: z.string().optional(),
  gmsaCredentialSpecName: z.string().optional(),
});

export const Sysctl = z.object({ name: z.string(), value: z.string() });
