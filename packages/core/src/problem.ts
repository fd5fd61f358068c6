import { z } from "zod";

/** What a problem does to a decision where settings say nothing else. */
export const ProblemEffect = z.enum(["ignore", "audit", "warn", "unknown", "deny"]);
export type ProblemEffect = z.infer<typeof ProblemEffect>;

interface ProblemMeaning {
  readonly effect: ProblemEffect;
  readonly meaning: string;
}

/**
 * Every problem that a subject can have, and what it does to the decision: `unknown` where something may be missing that a
 * policy would have refused. The engine applies this list; nothing outside of it decides what was told and what was not.
 */
export const problemCodes = {
  ADVISORIES_MISSING: unknown("no advisory database was there, so no package was matched"),
  CATALOG_FAILED: warn("a file that looks like one of a package manager is none"),
  CONFIG_UNREADABLE: unknown(
    "a part of the configuration of an image or container is not readable",
  ),
  DATABASE_EMPTY: unknown("a package database is there and no package could be read from it"),
  DATABASE_UNSUPPORTED: unknown("a package database is there that Hasp does not read"),
  DISTRIBUTION_UNKNOWN: unknown("no os-release names the distribution: packages match nothing"),
  ENTRY_SKIPPED: warn("an entry of a package file is damaged and was left out"),
  EVENT_TRUNCATED: warn("a part of an event was longer than what is kept"),
  EVENTS_LOST: unknown("more happened than could be seen or judged in time"),
  FILE_TOO_LARGE: unknown("a file that was wanted is larger than what is read"),
  FILE_UNREADABLE: unknown("a file that was wanted could not be read"),
  IMAGE_JUDGEMENT_FAILED: unknown("the facts of an image could not be judged"),
  IMAGE_UNKNOWN: ignore("nothing is known of an image: it was never scanned"),
  MORE_PROBLEMS: unknown("there were more problems than are listed"),
  NAMESPACE_UNKNOWN: unknown("the labels of the namespace could not be asked for"),
  NO_DATA: unknown("no advisories are at hand for packages of the image"),
  NOTHING_CATALOGED: unknown("no package was found, or no database of the distribution's"),
  OWNER_UNKNOWN: unknown("who owns the subject could not be asked for"),
  PATH_UNSAFE: unknown("an entry leaves the image and was kept out; some runtimes unpack it"),
  POD_TEMPLATE_UNJUDGED: warn("an object of a kind that is not known looks as if it ran Pods"),
  POLICY_UNDECIDED: unknown("a policy says that it could not tell"),
  RELATED_INCOMPLETE: unknown("objects that a policy looks at could not be listed in full"),
  SECRETS_INCOMPLETE: warn("some text was too large to search for secrets"),
  SUBJECT_TRUNCATED: unknown("a part of the subject was longer than what is judged"),
} as const satisfies Readonly<Record<string, ProblemMeaning>>;

export type ProblemCode = keyof typeof problemCodes;
export const ProblemCode: z.ZodEnum<{ [Code in ProblemCode]: Code }> = z.enum(
  Object.keys(problemCodes) as [ProblemCode, ...ProblemCode[]],
) as z.ZodEnum<{ [Code in ProblemCode]: Code }>;

/** What could not be read or told, and where; the rest went on. */
export const Problem = z.object({
  code: ProblemCode,
  /** A file, a place in the input as JSON Pointer, or nothing. */
  path: z.string(),
  message: z.string(),
});
export type Problem = z.infer<typeof Problem>;

function unknown(meaning: string) {
  return { effect: "unknown", meaning } as const;
}

function warn(meaning: string) {
  return { effect: "warn", meaning } as const;
}

/** A policy says it already: `unknown-image`. */
function ignore(meaning: string) {
  return { effect: "ignore", meaning } as const;
}
