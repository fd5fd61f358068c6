import type { ReportedViolation } from "./report.ts";

/** Where a violation is, in one line: the file of the user's, the file in the image, the place in the input. */
export function placeOf({ location, evidence, path }: ReportedViolation): string {
  if (location) return `${location.file}:${location.line}:${location.column} ${location.pointer}`;
  const source = evidence.source ?? {};
  const file = textOf(source["path"] ?? source["file"]);
  const layer = textOf(source["layer"]);
  const parts = [file, layer && `layer ${layer}`].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join(", ") : path;
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
