import type { ImageFacts } from "@hasp/core";
import type { ReportedProblem } from "./report.ts";

/** What a scan could not tell: packages that no feed was matched against are not packages without findings. */
export function scanProblems(image: ImageFacts): ReportedProblem[] {
  return [
    ...image.problems.map(({ code, path, message }) => ({
      level: "warning" as const,
      code,
      message,
      file: path,
    })),
    ...image.coverage
      .filter(({ state, packages }) => state === "no-data" && packages > 0)
      .map(({ ecosystem, packages }) => ({
        level: "error" as const,
        code: "NO_DATA",
        message: `${packages} packages of ${ecosystem} were not matched: the database has no advisories for them`,
      })),
  ];
}
