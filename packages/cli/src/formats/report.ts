import { ImageFacts } from "@hasp/core";
import { Decision, Excepted, Location, Violation } from "@hasp/policy";
import { z } from "zod";

/** Where somebody wrote the cause of a violation, so that no reader needs the record to find it. */
const located = { location: Location.optional() };

const ReportedDecision = Decision.extend({
  violations: z.array(Violation.extend(located)),
  excepted: z.array(Excepted.extend(located)),
  existing: z.array(Violation.extend(located)),
});
export type ReportedDecision = z.infer<typeof ReportedDecision>;
export type ReportedViolation = ReportedDecision["violations"][number];
export type ReportedExcepted = ReportedDecision["excepted"][number];

/** What could not be read or judged at all, and where; the rest was. */
const ReportedProblem = z.strictObject({
  /** `error`: something could not be judged, so nothing passes; `warning`: a part was left out and all else judged. */
  level: z.enum(["error", "warning"]),
  code: z.string(),
  message: z.string(),
  hint: z.string().optional(),
  /** The file of the user's, or the file in the image. */
  file: z.string().optional(),
  line: z.int().positive().optional(),
  column: z.int().positive().optional(),
});
export type ReportedProblem = z.infer<typeof ReportedProblem>;

/** The JSON of every `hasp check`. */
export const CheckReport = z.strictObject({
  schemaVersion: z.literal("1"),
  bundle: Decision.shape.bundle,
  decisions: z.array(ReportedDecision),
  problems: z.array(ReportedProblem),
});
export type CheckReport = z.infer<typeof CheckReport>;

/** The JSON of `hasp scan`. */
export const ScanReport = z.strictObject({ schemaVersion: z.literal("1"), image: ImageFacts });
export type ScanReport = z.infer<typeof ScanReport>;
