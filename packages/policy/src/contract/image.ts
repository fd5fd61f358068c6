import {
  Attestation,
  Digest,
  Distribution,
  Problem,
  Severity,
  Signature,
  Timestamp,
} from "@hasp/core";
import { z } from "zod";
import { AtMost, Verdict } from "../decision.ts";

/** What one violation of an image's own decision says to those that run the image. */
export const CarriedViolation = z.object({
  policy: z.string(),
  severity: Severity,
  message: z.string(),
  identifiers: z.array(z.string()).optional(),
  package: z.string().optional(),
  /** Whether and in which version it is mended. */
  fix: z.object({ available: z.boolean(), version: z.string().optional() }).optional(),
  /** The file that it is about, without its layer. */
  file: z.string().optional(),
  /** The gravest mode that it may have. */
  atMost: AtMost.optional(),
});
export type CarriedViolation = z.infer<typeof CarriedViolation>;

/** What of an image's decision a workload or container carries: at most 50 violations, of each policy at least one, and 200 that are excepted. */
export const ImageDecision = z.object({
  verdict: Verdict,
  violations: z.array(CarriedViolation),
  /** Violations beyond those listed, by policy: they count as violations of it. */
  omitted: z.record(z.string(), z.int().positive()),
  /** With the policy that could not tell, where it was one. */
  undecided: z.array(Problem.extend({ policy: z.string().optional(), atMost: AtMost.optional() })),
});
export type ImageDecision = z.infer<typeof ImageDecision>;

/**
 * What a workload or a container carries about its image: the reference in its parts, a summary of the facts
 * and the decision over them. Never the findings themselves, so that admission stays under a millisecond.
 */
export const ImageSummary = z.object({
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
  /** How the facts were found: `digest` is certain, `tag` may have moved since. */
  matchedBy: z.string().optional(),
  scannedAt: Timestamp.optional(),
  createdAt: Timestamp.optional(),
  /** The user that the image configuration names; empty means root. */
  user: z.string().optional(),
  labels: z.record(z.string(), z.string()).optional(),
  distribution: Distribution.optional(),
  baseImage: z.object({ reference: z.string().optional(), digest: Digest.optional() }).optional(),
  /** Those that verify. */
  signatures: z.array(Signature).optional(),
  attestations: z.array(Attestation).optional(),
  /** Findings by severity, and of each how many have a fix. */
  findings: z.record(Severity, z.object({ total: z.int(), fixable: z.int() })).optional(),
  decision: ImageDecision.optional(),
});
export type ImageSummary = z.infer<typeof ImageSummary>;
