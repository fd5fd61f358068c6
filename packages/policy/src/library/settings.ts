import { Severity } from "@hasp/core";
import { z } from "zod";
import { EnforcementByPhase } from "./policy-metadata.ts";

/**
 * Narrows something to subjects or violations; every list that is given must hold a pattern that matches.
 * Patterns are globs as OPA's `glob.match` reads them, with `/` as the delimiter of images and paths.
 */
const Match = z.strictObject({
  /** Against registry/repository, and against that with `:tag` or `@digest`. */
  images: z.array(z.string()).min(1).optional(),
  namespaces: z.array(z.string()).min(1).optional(),
  /** Names of workloads, containers or resources. */
  names: z.array(z.string()).min(1).optional(),
  /** `CVE-2021-44228`: advisory ids of a violation, compared whole. */
  identifiers: z.array(z.string()).min(1).optional(),
  /** Package names of a violation, compared whole. */
  packages: z.array(z.string()).min(1).optional(),
});

/** A decision to live with a violation: who, why and until when. */
export const Exception = z.strictObject({
  id: z.string().min(1),
  /** Policy ids; `*` is not one of them: an exception names what it excepts. */
  policies: z.array(z.string().min(1)).min(1),
  owner: z.string().min(1),
  reason: z.string().min(1),
  /** The first moment at which it no longer holds: a date (midnight UTC) or a date and time. */
  expires: z.union([z.iso.date(), z.iso.datetime({ offset: true })]),
  match: Match,
});
export type Exception = z.infer<typeof Exception>;

/** What an organisation sets beside the rules themselves; part of the bundle, so signed like code. */
export const Settings = z.strictObject({
  policies: z
    .record(
      z.string(),
      z.strictObject({
        enforcement: EnforcementByPhase.optional(),
        severity: Severity.exclude(["unknown"]).optional(),
        parameters: z.record(z.string(), z.unknown()).optional(),
        scope: z.strictObject({ include: Match.optional(), exclude: Match.optional() }).optional(),
      }),
    )
    .optional(),
  exceptions: z.array(Exception).optional(),
});
export type Settings = z.infer<typeof Settings>;
