import type { Log } from "sarif";
import { printJson } from "../text/escape.ts";
import type { Format } from "./format.ts";
import { checkRun } from "./sarif-check.ts";
import { scanRun } from "./sarif-scan.ts";

/** SARIF 2.1.0 (OASIS standard, docs.oasis-open.org/sarif/sarif/v2.1.0). */
export const sarif: Format = {
  name: "sarif",
  mediaType: "application/sarif+json",

  render(report) {
    const log: Log = {
      $schema:
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
      version: "2.1.0",
      runs: [report.type === "check" ? checkRun(report.report) : scanRun(report.report)],
    };
    return `${printJson(log, 2)}\n`;
  },
};
