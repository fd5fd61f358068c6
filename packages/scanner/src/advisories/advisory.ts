import { Severity, Timestamp } from "@hasp/core";
import { z } from "zod";

/** Affected versions: from `introduced` on (without it, from the first), before `fixed` or up to `lastAffected`. */
export const Interval = z.strictObject({
  introduced: z.string().optional(),
  fixed: z.string().optional(),
  lastAffected: z.string().optional(),
});
export type Interval = z.infer<typeof Interval>;

/** What an advisory says wherever it applies. */
export const AdvisoryText = z.strictObject({
  id: z.string(),
  aliases: z.array(z.string()),
  title: z.string().optional(),
  published: Timestamp.optional(),
});
export type AdvisoryText = z.infer<typeof AdvisoryText>;

/** Which versions of one package in one ecosystem an advisory affects. */
export const Affected = z.strictObject({
  severity: Severity,
  intervals: z.array(Interval),
  /** Versions named one by one, beside the intervals. */
  versions: z.array(z.string()).optional(),
  /** What the vendor says of a package without a fixed version; absent when nobody said. */
  unfixed: z.enum(["not-fixed", "wont-fix"]).optional(),
});
export type Affected = z.infer<typeof Affected>;

/** Which part of a feed holds a fact: importing it again replaces this part as a whole. */
export interface AdvisorySource {
  /** `debian`, `alpine`, `osv:npm`. */
  readonly feed: string;
  /** `debian:12`, `alpine:v3.17`, `npm`, `ubuntu:18.04`. */
  readonly ecosystem: string;
  /** Where a feed has several files for one ecosystem: Alpine's `main` and `community`. */
  readonly part?: string;
}

/** One advisory for one package, in the one form that every feed is turned into. */
export interface Advisory {
  readonly source: AdvisorySource;
  /** The name that is matched: the source package in Debian, Ubuntu and Alpine. */
  readonly package: string;
  readonly text: AdvisoryText;
  readonly affected: Affected;
  readonly modified?: Timestamp;
}
