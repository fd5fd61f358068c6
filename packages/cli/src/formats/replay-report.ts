import { z } from "zod";
import type { Surface } from "./format.ts";
import { createPaint } from "./paint.ts";
import { shortDigest } from "./place.ts";

/** What came of one recorded decision: the same bytes, something else, or no answer. */
const ReplayResult = z.intersection(
  z.object({
    file: z.string(),
    /** Name of what was judged, where that could be read. */
    subject: z.string().optional(),
  }),
  z.discriminatedUnion("outcome", [
    z.object({ outcome: z.literal("same") }),
    z.object({
      outcome: z.literal("differs"),
      message: z.string(),
      /** JSON Pointer into the decision to the first difference; without one the input itself was altered. */
      at: z.string().optional(),
    }),
    z.object({ outcome: z.literal("unknown"), code: z.string(), message: z.string() }),
  ]),
);
export type ReplayResult = z.infer<typeof ReplayResult>;

/** The JSON of `hasp replay`. */
export const ReplayReport = z.strictObject({
  schemaVersion: z.literal("1"),
  bundle: z.strictObject({ revision: z.string(), digest: z.string() }),
  results: z.array(ReplayResult),
});
export type ReplayReport = z.infer<typeof ReplayReport>;

const words = {
  same: ["allow", "SAME"],
  differs: ["deny", "DIFFERS"],
  unknown: ["unknown", "COULD NOT TELL"],
} as const;

/** For people: a line for each decision, what is wrong with it below, and the counts. */
export function renderReplay({ bundle, results }: ReplayReport, surface: Surface): string[] {
  const paint = createPaint(surface);
  const lines = results.flatMap((result) => {
    const [colour, word] = words[result.outcome];
    const subject = result.subject === undefined ? "" : paint.dim(`  ${result.subject}`);
    const head = `${paint.outcome(colour, word.padEnd(8))} ${paint.bold(result.file)}${subject}`;
    if (result.outcome === "same") return [head];
    const code = result.outcome === "unknown" ? `${result.code}: ` : "";
    return [head, `         ${paint.plain(`${code}${result.message}`)}`];
  });
  const count = (outcome: ReplayResult["outcome"]) =>
    results.filter((result) => result.outcome === outcome).length;
  const told = `${count("same")} the same, ${count("differs")} otherwise, ${count("unknown")} not told`;
  const { revision, digest } = bundle;
  lines.push("", `${told}${paint.dim(`  bundle ${revision} ${shortDigest(digest)}`)}`);
  return lines;
}
