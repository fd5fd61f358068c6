import type { ReportedExcepted, ReportedViolation } from "./report.ts";

/** Where a violation is, in one line: the file of the user's, the file in the image, else the place in the input. */
export function placeOf({ location, path }: ReportedViolation): string {
  const { file, line, column, template, pointer, layer, instruction } = location ?? {};
  const place = [file, line, column].filter((part) => part !== undefined).join(":");
  const parts = [
    [place, template && `(${template})`, pointer].filter(Boolean).join(" "),
    layer && `layer ${shortDigest(layer)}`,
    instruction,
  ].filter(Boolean);
  return parts.length === 0 ? path : parts.join(", ");
}

/** Why a violation does not count, in one line. */
export function exceptionOf({ exception }: ReportedExcepted): string {
  const { id, owner, expires, untilFixed, ticket } = exception;
  return [
    `exception ${id}`,
    owner,
    ...(expires === undefined ? [] : [`until ${expires}`]),
    ...(untilFixed ? ["until a fix is available"] : []),
    ...(ticket === undefined ? [] : [ticket]),
  ].join(", ");
}

/** `sha256:` and twelve digits: enough to tell by, short enough to read. */
export function shortDigest(digest: string): string {
  return digest.slice(0, "sha256:".length + 12);
}
