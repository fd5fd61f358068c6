import { z } from "zod";
import type { SubjectKind } from "./input.ts";

/**
 * What a policy may need beyond the common part of its input. The bundle's manifest says it by entrypoint, and hosts fetch and
 * send nothing that is not asked for.
 */
export const needs = {
  packages: ["image"],
  object: ["workload", "resource", "container", "access"],
  formerObject: ["workload", "resource", "access"],
  related: ["workload", "resource", "access"],
  container: ["process", "file", "network", "request"],
  env: ["process", "file", "network"],
  raw: ["process", "file", "network"],
} as const satisfies Readonly<Record<string, readonly SubjectKind[]>>;

/** The lists of related objects, each a need of its own: `related.services`. */
export const relatedNeeds = [
  "services",
  "ingresses",
  "networkPolicies",
  "disruptionBudgets",
  "autoscalers",
  "resourceQuotas",
  "limitRanges",
  "serviceAccount",
  "exposure",
  "peers",
  "target",
] as const;

type NeedName = Exclude<keyof typeof needs, "related"> | `related.${(typeof relatedNeeds)[number]}`;

export const Need: z.ZodEnum<{ [Name in NeedName]: Name }> = z.enum([
  "packages",
  "object",
  "formerObject",
  "container",
  "env",
  "raw",
  ...relatedNeeds.map((name) => `related.${name}` as const),
]) as z.ZodEnum<{ [Name in NeedName]: Name }>;
export type Need = z.infer<typeof Need>;

/** Whether subjects of this kind can have what is needed. */
export function isPossible(need: Need, kind: SubjectKind): boolean {
  const name = need.startsWith("related.") ? "related" : (need as keyof typeof needs);
  return (needs[name] as readonly SubjectKind[]).includes(kind);
}

/** What the policies of a bundle read beyond the common part, by kind. */
export type Needs = Readonly<Partial<Record<SubjectKind, readonly Need[]>>>;
