import { canonicalJson, Digest, ProblemEffect, Severity, Timestamp } from "@hasp/core";
import { z } from "zod";

/** From the mildest to the gravest; `unknown`: something could not be told, and nothing that was told denies. */
export const verdicts = ["allow", "warn", "unknown", "deny"] as const;
export const Verdict = z.enum(verdicts);
export type Verdict = z.infer<typeof Verdict>;

export const Enforcement = z.enum(["off", "audit", "warn", "enforce"]);
export type Enforcement = z.infer<typeof Enforcement>;

/** The gravest mode of what its policy holds to be no more. */
export const AtMost = z.enum(["audit", "warn"]);

/** One way in which a subject breaks a policy, with all that is needed to believe and to mend it. */
export const Violation = z.object({
  policy: z.string(),
  title: z.string(),
  severity: Severity,
  /** What this violation does to the verdict: `enforce` denies, `warn` warns, `audit` is recorded. */
  enforcement: Enforcement.exclude(["off"]),
  message: z.string(),
  /** JSON Pointer (RFC 6901) into the input. */
  path: z.string(),
  /** JSON Pointer to its cause in the Kubernetes object that somebody wrote. */
  at: z.string().optional(),
  /** The gravest mode that the policy lets this violation have, where that may be milder than its own. */
  atMost: AtMost.optional(),
  /** The container that it is about, by name. */
  container: z.string().optional(),
  evidence: z.object({
    /** The value that was seen there. */
    observed: z.unknown().optional(),
    expected: z.unknown().optional(),
    /** Where it comes from: layer and file, Dockerfile instruction, process ancestry. */
    source: z.record(z.string(), z.unknown()).optional(),
  }),
  /** Advisory ids, so that an exception can name one. */
  identifiers: z.array(z.string()).optional(),
  /** The package at fault, by name. */
  package: z.string().optional(),
  /** Whether something newer mends it. */
  fix: z.object({ available: z.boolean(), version: z.string().optional() }).optional(),
  remediation: z.string(),
});
export type Violation = z.infer<typeof Violation>;

/** A violation that an exception covers: it no longer counts, and it is still shown. */
export const Excepted = Violation.extend({
  exception: z.object({
    id: z.string(),
    owner: z.string(),
    reason: z.string(),
    ticket: z.string().optional(),
    /** Absent where it holds until a fix is available. */
    expires: z.string().optional(),
    untilFixed: z.boolean().optional(),
  }),
});
export type Excepted = z.infer<typeof Excepted>;

/** Something that could not be told, and what that does to the verdict. */
const Undecided = z.object({
  code: z.string(),
  effect: ProblemEffect.exclude(["ignore"]),
  path: z.string(),
  message: z.string(),
  /** The policy that could not tell. */
  policy: z.string().optional(),
  /** What that policy lets it be at most. */
  atMost: AtMost.optional(),
});
export type Undecided = z.infer<typeof Undecided>;

/** What was judged, in the words a person would use to find it. */
export const Subject = z.object({
  kind: z.string(),
  /** `Deployment/web`, `docker.io/library/nginx:1.27`, the container's name. */
  name: z.string(),
  namespace: z.string().optional(),
  /** Digest or runtime id. */
  id: z.string().optional(),
  cluster: z.string().optional(),
  /** What it belongs to: `Deployment/web` of a Pod or of a running container. */
  workload: z.string().optional(),
});
export type Subject = z.infer<typeof Subject>;

/** The verdict over one input, with everything needed to replay it. */
export const Decision = z.object({
  contract: z.int(),
  bundle: z.object({ revision: z.string(), digest: Digest }),
  /** Digest of the input's canonical JSON. */
  input: z.object({ digest: Digest }),
  phase: z.enum(["build", "deploy", "run"]),
  time: Timestamp,
  subject: Subject,
  verdict: Verdict,
  /** How many policies were asked. */
  policies: z.int(),
  violations: z.array(Violation),
  excepted: z.array(Excepted),
  /** Violations of an update that its former object had already: they warn at most. */
  existing: z.array(Violation),
  undecided: z.array(Undecided),
  /** Violations that a scope leaves out or switches off, by policy. */
  outOfScope: z.array(
    z.object({ policy: z.string(), count: z.int(), scope: z.string().optional() }),
  ),
});
export type Decision = z.infer<typeof Decision>;

/** A decision's one form in bytes: the same input and bundle give the same text everywhere. */
export function encodeDecision(decision: Decision): string {
  return canonicalJson(decision);
}
