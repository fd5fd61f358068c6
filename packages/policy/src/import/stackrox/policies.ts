import { isObject } from "@hasp/core";
import { z } from "zod";
import type { SourceFile } from "../imported.ts";
import { invalid, readYamlItems, tooLarge } from "../read-yaml.ts";

const HINT = "name files of StackRox policies, as its console or roxctl exports them";
const limits = { policies: 1000, values: 1000, text: 8192 } as const;

const Text = z.string().max(limits.text);
const Label = z.object({ key: Text.default(""), value: Text.default("") });
const Scope = z.strictObject({
  cluster: Text.optional(),
  clusterLabel: Label.nullish(),
  namespace: Text.optional(),
  namespaceLabel: Label.nullish(),
  label: Label.nullish(),
});
export type StackroxScope = z.infer<typeof Scope>;

const Exclusion = z.strictObject({
  name: Text.optional(),
  deployment: z.strictObject({ name: Text.optional(), scope: Scope.nullish() }).nullish(),
  image: z.strictObject({ name: Text }).nullish(),
  expiration: z.unknown().optional(),
});
export type StackroxExclusion = z.infer<typeof Exclusion>;

const Group = z.strictObject({
  fieldName: Text,
  booleanOperator: z.enum(["OR", "AND"]).default("OR"),
  negate: z.boolean().default(false),
  values: z
    .array(z.strictObject({ value: Text.default("") }))
    .min(1)
    .max(limits.values),
});
/** One criterion of a section: a field and the values that it is compared with. */
export type StackroxGroup = z.infer<typeof Group>;

const Section = z.strictObject({
  sectionName: Text.optional(),
  policyGroups: z.array(Group).min(1),
});
export type StackroxSection = z.infer<typeof Section>;

const Policy = z.looseObject({
  name: Text.min(1),
  description: Text.default(""),
  rationale: Text.default(""),
  remediation: Text.default(""),
  disabled: z.boolean().default(false),
  categories: z.array(Text).default([]),
  lifecycleStages: z.array(z.enum(["BUILD", "DEPLOY", "RUNTIME"])).min(1),
  eventSource: Text.default("NOT_APPLICABLE"),
  exclusions: z.array(Exclusion).default([]),
  scope: z.array(Scope).default([]),
  severity: Text,
  enforcementActions: z.array(Text).default([]),
  notifiers: z.array(Text).default([]),
  policySections: z.array(Section).min(1),
  mitreAttackVectors: z
    .array(z.object({ tactic: Text.default(""), techniques: z.array(Text).default([]) }))
    .default([]),
});

export interface StackroxPolicy extends z.infer<typeof Policy> {
  readonly place: string;
  /** Members that this import does not know, and that may change what the policy means. */
  readonly unknown: readonly string[];
}

/** What says nothing about the verdict: identity, history and what the console shows. */
const silent = new Set([
  "id",
  "policyVersion",
  "criteriaLocked",
  "mitreVectorsLocked",
  "isDefault",
  "lastUpdated",
  "source",
  "SORTName",
  "SORTLifecycleStage",
  "SORTEnforcement",
]);

/**
 * The policies of all files, in their order: each file holds one, or an object with a list of them.
 * @throws ImportError `IMPORT_INVALID`, `IMPORT_TOO_LARGE`
 */
export async function readStackroxPolicies(
  sources: readonly SourceFile[],
): Promise<StackroxPolicy[]> {
  const policies: StackroxPolicy[] = [];
  for (const source of sources) {
    // JSON is YAML, so its reader brings the limits and the lines of faults
    for (const { value, place } of await readYamlItems(source, HINT, "whole")) {
      for (const [said, at] of policiesOf(value, place)) {
        policies.push(readPolicy(said, at));
        if (policies.length > limits.policies)
          throw tooLarge(source.place, `holds more than ${limits.policies} policies`);
      }
    }
  }
  if (policies.length === 0) throw invalid(sources[0]?.place ?? "", "no policy", HINT);
  return policies;
}

function policiesOf(value: unknown, place: string): [unknown, string][] {
  const list = isObject(value) ? value["policies"] : undefined;
  return Array.isArray(list)
    ? list.map((one, i) => [one, `${place}#/policies/${i}`])
    : [[value, place]];
}

function readPolicy(said: unknown, place: string): StackroxPolicy {
  if (!isObject(said) || !("policySections" in said))
    throw invalid(place, "no policy of StackRox: it has no policySections", HINT);
  const read = Policy.safeParse(said);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw invalid(place, `${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}`, HINT);
  }
  const unknown = Object.keys(said).filter((key) => !(key in Policy.shape) && !silent.has(key));
  return { ...read.data, place, unknown };
}
