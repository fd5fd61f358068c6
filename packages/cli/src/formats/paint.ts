import type { Severity } from "@hasp/core";
import picocolors from "picocolors";
import { escapeControl } from "../text/escape.ts";
import type { Surface } from "./format.ts";
import type { Outcome } from "./verdict.ts";

/** Colours texts; whatever comes in is made harmless first, so a hostile name cannot reach the terminal. */
export interface Paint {
  plain(text: string): string;
  bold(text: string): string;
  dim(text: string): string;
  severity(severity: Severity, text?: string): string;
  outcome(outcome: Outcome, text: string): string;
}

export function createPaint({ color }: Pick<Surface, "color">): Paint {
  const colors = picocolors.createColors(color);
  const bySeverity = {
    critical: (text: string) => colors.bold(colors.red(text)),
    high: colors.red,
    medium: colors.yellow,
    low: colors.cyan,
    negligible: colors.dim,
    unknown: colors.magenta,
  } as const;
  const byOutcome = {
    allow: colors.green,
    warn: colors.yellow,
    unknown: colors.magenta,
    "not judged": colors.magenta,
    deny: colors.red,
  } as const;
  return {
    plain: escapeControl,
    bold: (text) => colors.bold(escapeControl(text)),
    dim: (text) => colors.dim(escapeControl(text)),
    severity: (severity, text = severity) => bySeverity[severity](escapeControl(text)),
    outcome: (outcome, text) => colors.bold(byOutcome[outcome](escapeControl(text))),
  };
}
