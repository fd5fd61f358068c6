import type { ReportedViolation } from "./report.ts";

/** Where a violation is, in one line: the file of the user's, the file in the image, else the place in the input. */
export function placeOf({ location, evidence, path }: ReportedViolation): string {
  if (location) return `${location.file}:${location.line}:${location.column} ${location.pointer}`;
  const { file = path, line, layer } = sourceOf(evidence);
  const place = line === undefined ? file : `${file}:${line}`;
  return layer === undefined ? place : `${place}, layer ${shortDigest(layer)}`;
}

/** The parts of a violation's source that policies over images give. */
export function sourceOf({ source = {} }: ReportedViolation["evidence"]): {
  readonly file: string | undefined;
  readonly line: number | undefined;
  readonly layer: string | undefined;
} {
  const { file, line, layer } = source;
  return {
    file: typeof file === "string" && file !== "" ? file : undefined,
    line: typeof line === "number" && Number.isInteger(line) && line > 0 ? line : undefined,
    layer: typeof layer === "string" && layer !== "" ? layer : undefined,
  };
}

/** `sha256:` and twelve digits: enough to tell by, short enough to read. */
export function shortDigest(digest: string): string {
  return digest.slice(0, "sha256:".length + 12);
}
