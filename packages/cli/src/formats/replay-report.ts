import type { Replayed } from "@hasp/policy";
import type { Surface } from "./format.ts";
import { createPaint } from "./paint.ts";
import { shortDigest } from "./place.ts";

/** What came of one recorded decision. */
export type ReplayResult = {
  readonly file: string;
  /** Name of what was judged, where that could be read. */
  readonly subject?: string;
} & Replayed;

/** The JSON of `hasp replay`. */
export interface ReplayReport {
  readonly schemaVersion: "1";
  readonly bundle: { readonly revision: string; readonly digest: string };
  readonly results: readonly ReplayResult[];
}

const words = {
  same: ["allow", "SAME"],
  differs: ["deny", "DIFFERS"],
  unknown: ["unknown", "COULD NOT TELL"],
} as const;

/** For people: a line for each decision, what is wrong with it below, and the counts. */
export function renderReplay(
  { bundle, results }: ReplayReport,
  surface: Pick<Surface, "columns" | "color">,
): string {
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
  return `${lines.join("\n")}\n`;
}
