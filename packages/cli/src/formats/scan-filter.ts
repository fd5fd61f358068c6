import {
  type Finding,
  findNearestName,
  type ImageFacts,
  type Secret,
  severities,
} from "@hasp/core";
import { listWords } from "../config/list-words.ts";
import type { Config } from "../config/options.ts";
import { CliError } from "../error.ts";

/** What the table of a scan shows; it never changes a verdict or an exit code. */
export interface ScanFilter {
  /** Exactly these severities; all of them when there are none. */
  readonly severities: readonly string[];
  /** Only findings that a newer version of the package ends. */
  readonly ignoreUnfixed: boolean;
}

export interface FilteredScan {
  readonly findings: readonly Finding[];
  readonly secrets: readonly Secret[];
  /** What is not shown, and by which option; for the last line of the table. */
  readonly hidden: readonly string[];
}

/**
 * Reads --severity and --ignore-unfixed. Severities are a list as trivy has it, in either case, and mean exactly those: the same
 * option with the same words stands in many pipelines. grype has no such option, and `--fail-on` stays the one that means at least.
 * @throws CliError `VALUE_INVALID`
 */
export function readScanFilter(config: Pick<Config, "severity" | "ignore-unfixed">): ScanFilter {
  return {
    severities: readSeverities(config.severity),
    ignoreUnfixed: config["ignore-unfixed"],
  };
}

/** The words of --severity. @throws CliError `VALUE_INVALID` */
export function readSeverities(given: readonly string[]): readonly string[] {
  return listWords(given).map(readSeverity);
}

function readSeverity(word: string): string {
  const name = word.toLowerCase();
  if (severities.some((severity) => severity === name)) return name;
  const nearest = findNearestName(name, severities);
  throw new CliError("VALUE_INVALID", `--severity: no severity ${JSON.stringify(word)}`, {
    hint: nearest ? `did you mean ${nearest}?` : `severities are ${severities.join(", ")}`,
  });
}

/** Divides what was found into what is shown and counts of what is not; each is counted once, under the first option that hides it. */
export function filterScan(
  { findings, secrets }: Pick<ImageFacts, "findings" | "secrets">,
  { severities: wanted, ignoreUnfixed }: ScanFilter,
): FilteredScan {
  const isWanted = ({ severity }: Finding | Secret) =>
    wanted.length === 0 || wanted.includes(severity);
  const ofSeverity = findings.filter(isWanted);
  const shown = ofSeverity.filter(({ fix }) => !ignoreUnfixed || fix.state === "fixed");
  const shownSecrets = secrets.filter(isWanted);
  const bySeverity = [...findings, ...secrets].filter((one) => !isWanted(one));
  const counts = severities
    .toReversed()
    .map((name) => [bySeverity.filter(({ severity }) => severity === name).length, name] as const)
    .filter(([number]) => number > 0)
    .map(([number, name]) => `${number} ${name}`);
  const unfixed = ofSeverity.length - shown.length;
  return {
    findings: shown,
    secrets: shownSecrets,
    hidden: [
      ...(counts.length > 0 ? [`${counts.join(", ")} by --severity`] : []),
      ...(unfixed > 0 ? [`${unfixed} without a fix by --ignore-unfixed`] : []),
    ],
  };
}
