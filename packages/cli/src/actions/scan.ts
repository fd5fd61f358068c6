import { compareSeverity, type ImageFacts, type Severity } from "@hasp/core";
import type { Action } from "../command.ts";
import { exitCode } from "../exit-code.ts";
import { readScanFilter } from "../formats/scan-filter.ts";
import { scanNotices } from "../formats/scan-notices.ts";
import { prepareReport } from "../io/write-report.ts";
import { scanIntoCache } from "../scanning/scan-into-cache.ts";

/** Reports the facts about an image; with --fail-on the gravest of them counts. */
export const scan: Action = async (invocation) => {
  const { config, log } = invocation;
  const write = prepareReport(invocation);
  const filter = readScanFilter(config);
  const filters = filter.severities.length > 0 || filter.ignoreUnfixed;
  if (filters && !config.format.some((spec) => /^table(?:=|$)/.test(spec))) {
    await log.warn("--severity and --ignore-unfixed filter tables: other formats hold everything");
  }
  const image = await scanIntoCache(invocation);
  await write({ type: "scan", report: { schemaVersion: "1", image }, filter });
  const threshold = config["fail-on"];
  if (threshold && reaches(image, threshold)) return exitCode.violated;
  const isEmpty = image.problems.some(({ code }) => code === "NOTHING_CATALOGED");
  const isOpen = threshold && scanNotices(image).some(({ level }) => level === "error");
  return isEmpty || isOpen ? exitCode.undecided : exitCode.complied;
};

function reaches({ findings, secrets }: ImageFacts, threshold: Severity): boolean {
  return [...findings, ...secrets].some(
    ({ severity }) => compareSeverity(severity, threshold) >= 0,
  );
}
