import { type ImageFacts, problemCodes } from "@hasp/core";
import { count } from "./count.ts";
import type { ReportedProblem } from "./report.ts";

/** What a scan could not tell; how grave each problem is by itself, the contract's list of codes says. */
export function scanNotices({ problems, coverage }: ImageFacts): ReportedProblem[] {
  return [
    ...problems.map(({ code, path, message }) => ({
      level: levelOf(code),
      code,
      message,
      ...(path !== "" && { file: path }),
    })),
    ...coverage
      .filter(({ state, packages }) => state === "no-data" && packages > 0)
      .map(({ ecosystem, packages }) => ({
        level: levelOf("NO_DATA"),
        code: "NO_DATA",
        message: `${count(packages, "package")} of ${ecosystem} not matched: the database has no advisories for them`,
        hint: "import its feed with hasp db import",
      })),
  ];
}

function levelOf(code: keyof typeof problemCodes): ReportedProblem["level"] {
  return problemCodes[code].effect === "unknown" ? "error" : "warning";
}
