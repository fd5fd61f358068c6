import type { ImageFacts } from "@hasp/core";
import { count } from "./count.ts";
import type { ReportedProblem } from "./report.ts";

/**
 * Codes of the scanner after which packages may be missing from the facts: such an image must not pass.
 * Some runtimes unpack entries with unsafe paths that the scan keeps out.
 */
const undecided: ReadonlySet<string> = new Set([
  "NOTHING_CATALOGED",
  "DATABASE_EMPTY",
  "DATABASE_UNSUPPORTED",
  "DISTRIBUTION_UNKNOWN",
  "FILE_TOO_LARGE",
  "FILE_UNREADABLE",
  "PATH_UNSAFE",
  "MORE_PROBLEMS",
]);

/** What a scan could not tell: packages that no feed was matched against are not packages without findings. */
export function scanProblems(image: ImageFacts): ReportedProblem[] {
  return [
    ...image.problems.map(({ code, path, message }) => ({
      level: undecided.has(code) ? ("error" as const) : ("warning" as const),
      code,
      message,
      ...(path !== "" && { file: path }),
    })),
    ...image.coverage
      .filter(({ state, packages }) => state === "no-data" && packages > 0)
      .map(({ ecosystem, packages }) => ({
        level: "error" as const,
        code: "NO_DATA",
        message: `${count(packages, "package")} of ${ecosystem} not matched: the database has no advisories for them`,
        hint: "import its feed with hasp db import",
      })),
  ];
}
