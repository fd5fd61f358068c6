import { type Severity, sha256 } from "@hasp/core";
import type { Notification, ReportingDescriptor, Result, Run } from "sarif";
import { readVersion } from "../version.ts";
import type { ReportedProblem } from "./report.ts";

/** What a rule is about, without the parts that differ from result to result. */
export interface Rule {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  /** What to do about it. */
  readonly help: string;
}

const levels: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  critical: "error",
  high: "error",
  medium: "warning",
  low: "note",
  negligible: "note",
  unknown: "warning",
};

// code hosts sort by this number: docs.github.com, "SARIF support for code scanning"
const scores: Readonly<Record<Severity, string>> = {
  critical: "9.5",
  high: "8.0",
  medium: "5.5",
  low: "2.0",
  negligible: "0.5",
  unknown: "5.0",
};

function levelOf(severity: Severity): "error" | "warning" | "note" {
  return levels[severity];
}

/** One run of hasp; rules are listed once, in the order in which results first name them. */
export function toRun(
  results: readonly { readonly rule: Rule; readonly result: Result }[],
  problems: readonly ReportedProblem[],
  undecided: readonly Notification[] = [],
): Run {
  const notifications = [...problems.map(toNotification), ...undecided];
  const rules = new Map<string, ReportingDescriptor>();
  for (const { rule } of results) if (!rules.has(rule.id)) rules.set(rule.id, toDescriptor(rule));
  const indexes = new Map([...rules.keys()].map((id, index) => [id, index]));
  return {
    tool: {
      driver: {
        name: "Hasp",
        semanticVersion: readVersion(),
        rules: [...rules.values()],
      },
    },
    columnKind: "unicodeCodePoints",
    invocations: [
      {
        executionSuccessful: !notifications.some(({ level }) => level === "error"),
        toolExecutionNotifications: notifications,
      },
    ],
    results: results.map(({ rule, result }) => ({
      ruleId: rule.id,
      ruleIndex: indexes.get(rule.id) ?? -1,
      level: levelOf(rule.severity),
      ...result,
    })),
  };
}

/** The same finding has the same fingerprint in the next run, wherever its line has moved to. */
export function fingerprint(...parts: readonly string[]): Record<string, string> {
  return { "hasp/v1": sha256(JSON.stringify(parts)).slice("sha256:".length) };
}

/** A path as a relative reference (RFC 3986): every segment encoded, slashes kept. */
export function toUri(path: string): string {
  const absolute = path.startsWith("/");
  const encoded = path.replaceAll("\\", "/").split("/").map(encodeURIComponent).join("/");
  return absolute ? `file://${encoded}` : encoded;
}

function toDescriptor({ id, title, severity, help }: Rule): ReportingDescriptor {
  return {
    id,
    shortDescription: { text: title },
    help: { text: help },
    defaultConfiguration: { level: levelOf(severity) },
    properties: { "security-severity": scores[severity], tags: ["security"] },
  };
}

function toNotification({
  level,
  code,
  message,
  file,
  line,
  column,
}: ReportedProblem): Notification {
  const region = line === undefined ? undefined : { startLine: line, startColumn: column ?? 1 };
  return {
    descriptor: { id: code },
    level,
    message: { text: message },
    ...(file !== undefined && {
      locations: [
        { physicalLocation: { artifactLocation: { uri: toUri(file) }, ...(region && { region }) } },
      ],
    }),
  };
}
