import { type LintFinding, lintRules } from "@hasp/policy";
import type { Log } from "sarif";
import { printJson } from "../text/escape.ts";
import { readVersion } from "../version.ts";
import { fingerprint, toUri } from "./sarif-run.ts";

/** Findings about policies as SARIF 2.1.0. They are about code, so that no rule of theirs has a security severity. */
export function renderLintSarif(findings: readonly LintFinding[]): string {
  const used = [...new Set(findings.map(({ rule }) => rule))];
  const log: Log = {
    $schema:
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "Hasp",
            semanticVersion: readVersion(),
            rules: used.map((id) => ({
              id,
              shortDescription: { text: lintRules[id]?.finds ?? id },
              help: { text: lintRules[id]?.hint ?? "" },
              defaultConfiguration: { level: lintRules[id]?.level ?? "error" },
            })),
          },
        },
        columnKind: "unicodeCodePoints",
        results: findings.map(({ rule, level, file, line, column, message, hint }) => ({
          ruleId: rule,
          ruleIndex: used.indexOf(rule),
          level,
          message: { text: `${message}. ${hint}` },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: toUri(file) },
                region: { startLine: line, startColumn: column },
              },
            },
          ],
          partialFingerprints: fingerprint(rule, file, message),
        })),
      },
    ],
  };
  return `${printJson(log, 2)}\n`;
}
