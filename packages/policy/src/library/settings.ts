import { ProblemCode, ProblemEffect } from "@hasp/core";
import { z } from "zod";
import type { JsonSchema } from "../contract/json-schema.ts";
import { isNarrow, Match } from "./match.ts";
import { EnforcementByPhase, PolicySeverity, ProfileEntry } from "./policy.ts";

const said = z.string().regex(/\S/, "must say something");

/** A decision to live with a violation: who, why and until when. */
export const Exception = z
  .strictObject({
    id: said,
    /** Policy ids; `*` is not one of them: an exception names what it excepts. */
    policies: z.array(z.string().min(1)).min(1),
    owner: said,
    reason: said,
    /** Where it was agreed on. */
    ticket: said.optional(),
    /** The first moment at which it no longer holds: a date (midnight UTC) or a date and time. */
    expires: z.union([z.iso.date(), z.iso.datetime({ offset: true })]).optional(),
    /** It holds while nothing newer mends the finding; of violations that say whether something does. */
    untilFixed: z.literal(true).optional(),
    match: Match.refine(
      isNarrow,
      "means everything: name an image, a workload, a namespace, a package, a path or an identifier",
    ),
  })
  .refine(({ expires, untilFixed }) => expires !== undefined || untilFixed === true, {
    message: "must end: give expires or untilFixed",
    path: ["expires"],
  });
export type Exception = z.infer<typeof Exception>;

const EffectByPhase = z.union([
  ProblemEffect,
  z.strictObject({
    build: ProblemEffect.optional(),
    deploy: ProblemEffect.optional(),
    run: ProblemEffect.optional(),
  }),
]);
export type EffectByPhase = z.infer<typeof EffectByPhase>;

const Problems = z.partialRecord(ProblemCode, EffectByPhase);

/** What a scope or profile can say of a policy. */
const PolicyChange = z.strictObject({
  enforcement: EnforcementByPhase.optional(),
  severity: PolicySeverity.optional(),
  parameters: z.record(z.string(), z.unknown()).optional(),
});

const PolicySettings = PolicyChange.extend({
  /** `strict`: an update may not leave standing what was there before. */
  updates: z.enum(["lenient", "strict"]).optional(),
  scope: z.strictObject({ include: Match.optional(), exclude: Match.optional() }).optional(),
});
export type PolicySettings = z.infer<typeof PolicySettings>;

/** Settings for a part of the subjects. Where several fit, the narrowest decides, and of equals the later. */
export const Scope = z.strictObject({
  name: said,
  match: Match,
  profile: z.string().optional(),
  policies: z.record(z.string(), PolicyChange).optional(),
  problems: Problems.optional(),
});
export type Scope = z.infer<typeof Scope>;

/** What an organisation sets beside the rules themselves; part of the bundle, so signed like code. */
export const Settings = z.strictObject({
  /** `baseline`, `recommended`, `strict`, a standard's name, or one of `profiles`; policies that it does not name are off. */
  profile: z.string().optional(),
  /** Profiles of one's own. */
  profiles: z
    .record(
      z.string(),
      z.strictObject({
        extends: z.string().optional(),
        policies: z.record(z.string(), ProfileEntry).optional(),
      }),
    )
    .optional(),
  /** For every policy: whether an update may leave standing what was there before. */
  updates: z.enum(["lenient", "strict"]).optional(),
  policies: z.record(z.string(), PolicySettings).optional(),
  scopes: z.array(Scope).optional(),
  /** What it does to a decision that something could not be told, by problem code. */
  problems: Problems.optional(),
  exceptions: z.array(Exception).optional(),
  exceptionRules: z
    .strictObject({
      /** Days that an exception may last from the day on which the bundle is built. */
      maxDays: z.int().positive().max(3650).optional(),
      requireTicket: z.boolean().optional(),
    })
    .optional(),
});
export type Settings = z.infer<typeof Settings>;

/** The published schema of a settings document (JSON Schema draft 2020-12), for editors. */
export function settingsSchema(): JsonSchema {
  return {
    title: "Hasp settings",
    ...z.toJSONSchema(Settings),
  };
}
