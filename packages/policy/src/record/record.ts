import { canonicalJson, Digest } from "@hasp/core";
import { z } from "zod";
import { contractVersion, type Input } from "../contract/input.ts";
import type { Decision } from "../decision.ts";

/** Where the values of an object stand in the file that somebody wrote. */
const RecordSource = z.object({
  file: z.string(),
  /** The template that the file was rendered from, as it says itself. */
  template: z.string().optional(),
  /** Line and column of each value by its JSON Pointer, both from one. */
  places: z.record(z.string(), z.tuple([z.int().positive(), z.int().positive()])),
});
export type RecordSource = z.infer<typeof RecordSource>;

/** All that is needed to decide the same again, and to show each violation where somebody wrote its cause. */
export interface DecisionRecord {
  readonly input: Input;
  readonly decision: Decision;
  readonly object?: Readonly<Record<string, unknown>>;
  readonly formerObject?: Readonly<Record<string, unknown>>;
  readonly source?: RecordSource;
}

/** What a record says of itself before anything in it is believed. */
export const RecordHead = z.looseObject({
  schemaVersion: z.literal("1"),
  input: z.looseObject({ contract: z.literal(contractVersion), kind: z.string() }),
  decision: z.looseObject({
    bundle: z.looseObject({ digest: Digest }),
    input: z.looseObject({ digest: Digest }),
  }),
  object: z.record(z.string(), z.unknown()).optional(),
  formerObject: z.record(z.string(), z.unknown()).optional(),
  source: RecordSource.optional(),
});
export type RecordHead = z.infer<typeof RecordHead>;

/** A record in its one form in bytes, with a line end. */
export function encodeRecord(record: DecisionRecord): string {
  return `${canonicalJson({ schemaVersion: "1", ...record })}\n`;
}

/** Letters of a name that every file system takes; the rest of a hostile one is told by the digest. */
const NAME = 80;

/** A file name by subject and input: `workload-shop-Deployment-web-0123456789abcdef.json`. */
export function recordName({ subject, input }: Pick<Decision, "subject" | "input">): string {
  const words = [subject.kind, subject.namespace ?? "", subject.name].filter(Boolean).join("-");
  const safe = words
    .replaceAll(/[^A-Za-z0-9.]+/g, "-")
    .replaceAll(/\.{2,}/g, ".")
    .replaceAll(/^[-.]+|[-.]+$/g, "")
    .slice(0, NAME);
  return `${safe || "subject"}-${shortDigest(input.digest)}.json`;
}

/** The part of an input's digest that names its record. */
export function shortDigest(digest: string): string {
  return digest.slice(digest.indexOf(":") + 1).slice(0, 16);
}
