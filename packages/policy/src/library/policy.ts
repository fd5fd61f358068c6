import { Severity } from "@hasp/core";
import { z } from "zod";
import { eventTypes, Phase, type SubjectKind, subjectKinds } from "../contract/input.ts";
import { Need } from "../contract/need.ts";
import { Enforcement } from "../decision.ts";

/** One mode for every phase, or one each; phases that are left out keep the policy's own default. */
export const EnforcementByPhase = z.union([
  Enforcement,
  z.strictObject({
    build: Enforcement.optional(),
    deploy: Enforcement.optional(),
    run: Enforcement.optional(),
  }),
]);
export type EnforcementByPhase = z.infer<typeof EnforcementByPhase>;

export const PolicySeverity = Severity.exclude(["unknown"]);

/** What a profile makes of a policy. */
export const ProfileEntry = z.union([
  EnforcementByPhase,
  z.strictObject({
    enforcement: EnforcementByPhase.optional(),
    severity: PolicySeverity.optional(),
    parameters: z.record(z.string(), z.unknown()).optional(),
  }),
]);
export type ProfileEntry = z.infer<typeof ProfileEntry>;

/** By which keys of an event a policy is asked; see rego/lib/dispatch.rego for what an event's keys are. */
const dispatchKeys = ["name", "address", "port", "path", "part", "domain"] as const;

const Dispatch = z.union([
  z.strictObject({
    by: z.enum(dispatchKeys),
    /** An array parameter that holds the keys. */
    parameter: z.string(),
  }),
  z.strictObject({
    by: z.enum(dispatchKeys),
    values: z.array(z.union([z.string(), z.int()])).min(1),
  }),
]);
export type Dispatch = z.infer<typeof Dispatch>;

const anyEvent = [...new Set(Object.values(eventTypes).flat())];

/** The `custom` part of a policy's METADATA block. */
export const PolicyCustom = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, "expected kebab-case"),
  severity: PolicySeverity,
  subjects: z.array(z.enum(subjectKinds as [SubjectKind, ...SubjectKind[]])).min(1),
  phases: z.array(Phase).min(1),
  /** Event types, for the kinds that are events. */
  events: z
    .array(z.enum(anyEvent as [string, ...string[]]))
    .min(1)
    .optional(),
  /** Kinds of objects that a policy over `resource` judges: `PersistentVolume`, or `*` for all; others are not judged by it. */
  resources: z.array(z.string().min(1)).min(1).optional(),
  /** Only events that have one of these keys are given to the policy. */
  dispatch: Dispatch.optional(),
  /** What it reads beyond the common part of its input. */
  needs: z.array(Need).min(1).optional(),
  remediation: z.string().min(1),
  /** `CIS-Docker-1.6.0 5.5`, `NIST-800-190 4.4.3`, `MITRE T1611`, `CWE-250`. */
  references: z.array(z.string()),
  enforcement: EnforcementByPhase.default("enforce"),
  /** The profiles that it is in, and what each makes of it. */
  profiles: z.record(z.string(), ProfileEntry).optional(),
  /** A JSON Schema of the parameters: an object whose properties all have defaults. */
  parameters: z
    .strictObject({
      type: z.literal("object"),
      properties: z.record(z.string(), z.record(z.string(), z.unknown())),
    })
    .optional(),
});
export type PolicyCustom = z.infer<typeof PolicyCustom>;

/** A policy as its METADATA block describes it. */
export interface Policy extends PolicyCustom {
  /** The folder it lies in. */
  readonly group: string;
  readonly title: string;
  readonly description: string;
  /** Its package without `data.`: `hasp.policies.container.privileged_container`. */
  readonly package: string;
  /** Whether it may be unable to tell: it defines `unknowns`. */
  readonly hasUnknowns: boolean;
  readonly name: string;
  readonly place: string;
}
