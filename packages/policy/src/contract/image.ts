import { Digest, Severity, Timestamp } from "@hasp/core";
import { z } from "zod";
import { Verdict } from "../decision.ts";

/**
 * What a workload or a container carries about its image: the reference in its parts, a summary of the facts
 * and the decision over them. Never the findings themselves, so that admission stays under a millisecond.
 */
export const ImageSummary = z.strictObject({
  /** As it was written: `nginx:1.27`. */
  reference: z.string(),
  registry: z.string(),
  repository: z.string(),
  tag: z.string().optional(),
  digest: Digest.optional(),
  /** Digest of the configuration: Docker's image id. */
  id: Digest.optional(),
  /** Whether facts about this image were at hand. Nothing below is there without them. */
  known: z.boolean(),
  scannedAt: Timestamp.optional(),
  /** The user that the image configuration names; empty means root. */
  user: z.string().optional(),
  labels: z.record(z.string(), z.string()).optional(),
  /** Findings by severity, and how many of them have a fix. */
  findings: z
    .strictObject({
      critical: z.int(),
      high: z.int(),
      medium: z.int(),
      low: z.int(),
      negligible: z.int(),
      unknown: z.int(),
      fixable: z.int(),
    })
    .optional(),
  /** The decision over the image's facts by the same bundle; at most 50 violations, the gravest first. */
  decision: z
    .strictObject({
      verdict: Verdict,
      violations: z.array(
        z.strictObject({
          policy: z.string(),
          severity: Severity,
          message: z.string(),
          identifiers: z.array(z.string()).optional(),
          package: z.string().optional(),
        }),
      ),
      /** Violations beyond those listed. */
      omitted: z.int().nonnegative(),
    })
    .optional(),
});
export type ImageSummary = z.infer<typeof ImageSummary>;
