import { Digest, Severity } from "@hasp/core";
import { z } from "zod";

export const Verdict = z.enum(["allow", "warn", "deny"]);
export type Verdict = z.infer<typeof Verdict>;

export const Enforcement = z.enum(["off", "audit", "warn", "enforce"]);
export type Enforcement = z.infer<typeof Enforcement>;

/** One way in which a subject breaks a policy, with all that is needed to believe and to mend it. */
export const Violation = z.strictObject({
  policy: z.string(),
  title: z.string(),
  severity: Severity,
  /** What this violation does to the verdict: `enforce` denies, `warn` warns, `audit` is recorded. */
  enforcement: Enforcement.exclude(["off"]),
  message: z.string(),
  /** JSON Pointer (RFC 6901) into the input. */
  path: z.string(),
  evidence: z.strictObject({
    /** The value that was seen there. */
    observed: z.unknown().optional(),
    /** Where it comes from: layer and file, process ancestry. */
    source: z.record(z.string(), z.unknown()).optional(),
  }),
  /** Advisory ids, so that an exception can name one. */
  identifiers: z.array(z.string()).optional(),
  /** The package at fault, by name. */
  package: z.string().optional(),
  remediation: z.string(),
});
export type Violation = z.infer<typeof Violation>;

/** A violation that an exception covers: it no longer counts, and it is still shown. */
export const Excepted = Violation.extend({
  exception: z.strictObject({
    id: z.string(),
    owner: z.string(),
    reason: z.string(),
    expires: z.string(),
  }),
});
export type Excepted = z.infer<typeof Excepted>;

/** What was judged, in the words a person would use to find it. */
export const Subject = z.strictObject({
  kind: z.string(),
  /** `Deployment/web`, `docker.io/library/nginx:1.27`, the container's name. */
  name: z.string(),
  namespace: z.string().optional(),
  /** Digest or runtime id. */
  id: z.string().optional(),
});
export type Subject = z.infer<typeof Subject>;

/** The verdict over one input, with everything needed to replay it. */
export const Decision = z.strictObject({
  bundle: z.strictObject({ revision: z.string(), digest: Digest }),
  /** Digest of the input's canonical JSON. */
  input: z.strictObject({ digest: Digest }),
  phase: z.enum(["build", "deploy", "run"]),
  subject: Subject,
  verdict: Verdict,
  violations: z.array(Violation),
  excepted: z.array(Excepted),
});
export type Decision = z.infer<typeof Decision>;
