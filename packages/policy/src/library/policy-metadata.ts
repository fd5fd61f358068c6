import { Severity } from "@hasp/core";
import { z } from "zod";
import { Phase } from "../contract/input.ts";
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

/** The `custom` part of a policy's METADATA block. */
export const PolicyCustom = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, "expected kebab-case"),
  severity: Severity.exclude(["unknown"]),
  subjects: z
    .array(z.enum(["image", "workload", "container", "process", "network", "resource"]))
    .min(1),
  phases: z.array(Phase).min(1),
  /** Event types, for the kinds that are events. */
  events: z
    .array(z.enum(["exec", "connect"]))
    .min(1)
    .optional(),
  remediation: z.string().min(1),
  /** `CIS-Docker-1.6.0 5.5`, `NIST-800-190 4.4.3`, `MITRE T1611`, `CWE-250`. */
  references: z.array(z.string()),
  enforcement: EnforcementByPhase.default("enforce"),
  /** A JSON Schema of the parameters: an object whose properties all have defaults. */
  parameters: z
    .strictObject({
      type: z.literal("object"),
      properties: z.record(z.string(), z.record(z.string(), z.unknown())),
    })
    .optional(),
});
export type PolicyCustom = z.infer<typeof PolicyCustom>;
