import { z } from "zod";
import { type SubjectKind, subjectKinds } from "../contract/input.ts";
import { expandBraces, faultOfPattern, fullImagePattern, isEverything } from "./pattern.ts";

const Pattern = z.string().superRefine((pattern, context) => {
  const fault = faultOfPattern(pattern);
  if (fault !== undefined) context.addIssue({ code: "custom", message: fault });
});
const Patterns = z.array(Pattern).min(1);
const LabelPatterns = z
  .record(z.string().min(1), z.union([Pattern, Patterns]))
  .refine((labels) => Object.keys(labels).length > 0, "must name a label");

/**
 * Narrows something to subjects, containers or violations; every list that is given must hold what is meant. Patterns are
 * globs with `/` between parts: `*` stays within one, `**` does not, `{a,b}` is either.
 */
export const Match = z.strictObject({
  clusters: Patterns.optional(),
  environments: Patterns.optional(),
  /** Kinds of subjects. */
  kinds: z
    .array(z.enum(subjectKinds as [SubjectKind, ...SubjectKind[]]))
    .min(1)
    .optional(),
  namespaces: Patterns.optional(),
  namespaceLabels: LabelPatterns.optional(),
  /** Name or Kind/name of the workload or resource, and of the top owner that made it. */
  names: Patterns.optional(),
  /** Labels of the workload, resource or container, and of the top owner. */
  labels: LabelPatterns.optional(),
  /** Names of containers. */
  containers: Patterns.optional(),
  /** Against registry/repository, and against that with `:tag` and `@digest`; short names are read as Docker reads them. */
  images: Patterns.optional(),
  /** Who asks: user, group, service account or principal. */
  users: Patterns.optional(),
  /** `CVE-2021-44228`: advisory ids of a violation, compared whole. */
  identifiers: z.array(z.string().min(1)).min(1).optional(),
  /** Package names of a violation, compared whole. */
  packages: z.array(z.string().min(1)).min(1).optional(),
  /** Files: that a violation was found in, that an event is about, or the executable of its process. */
  paths: Patterns.optional(),
});
export type Match = z.infer<typeof Match>;

/** A match as policies read it: braces written out, image names in full, one list a label. */
export type CompiledMatch = Readonly<Record<string, unknown>>;

export function compileMatch(match: Match): CompiledMatch {
  const entries = Object.entries(match).map(([list, value]): [string, unknown] => {
    if (list === "identifiers" || list === "packages") return [list, value];
    if (Array.isArray(value)) return [list, expand(list, value as string[])];
    const labels = Object.entries(value as Record<string, string | string[]>);
    return [
      list,
      Object.fromEntries(labels.map(([key, patterns]) => [key, expand(list, [patterns].flat())])),
    ];
  });
  return Object.fromEntries(entries);
}

function expand(list: string, patterns: readonly string[]): string[] {
  const texts = patterns.flatMap((pattern) => expandBraces(pattern) ?? [pattern]);
  return list === "images" ? texts.map(fullImagePattern) : texts;
}

const narrowing = [
  "namespaces",
  "namespaceLabels",
  "names",
  "labels",
  "containers",
  "images",
  "users",
  "identifiers",
  "packages",
  "paths",
] as const satisfies readonly (keyof Match)[];

/** Whether a match leaves anything out: kind, cluster and environment alone do not say what is meant. */
export function isNarrow(match: Match): boolean {
  return narrowing.some((list) => {
    const value = match[list];
    if (value === undefined) return false;
    const patterns = Array.isArray(value) ? value : Object.values(value).flat();
    return !patterns.some(isEverything);
  });
}

/** How much each list narrows; a scope that names a container is narrower than one that names a cluster. */
const weights: Readonly<Record<keyof Match, number>> = {
  clusters: 1,
  kinds: 1,
  environments: 2,
  namespaceLabels: 8,
  namespaces: 16,
  users: 16,
  labels: 32,
  names: 64,
  images: 128,
  containers: 256,
  packages: 512,
  paths: 512,
  identifiers: 1024,
};

/** Greater is narrower; a list without stars is narrower than one with. */
export function narrowness(match: Match): number {
  return Object.entries(match).reduce((sum, [list, value]) => {
    const text = JSON.stringify(value);
    return sum + weights[list as keyof Match] * (text.includes("*") ? 2 : 3);
  }, 0);
}
