import { compareSeverity } from "@hasp/core";
import type { Decision } from "@hasp/policy";
import { plainText } from "./plain-text.ts";

/** The API server may cut a warning beyond this, and drops all beyond 4096 characters together. */
const WARNING_LIMIT = 256;
const TOTAL_LIMIT = 4096;
const COUNT_LIMIT = 20;

/** What the user's client prints: violations that only warn, then those that an exception covers. */
export function warningsOf(
  decision: Decision,
  pointerOf: (inputPointer: string) => string,
): string[] {
  const warned = decision.violations
    .filter(({ enforcement }) => enforcement === "warn")
    .toSorted((a, b) => compareSeverity(b.severity, a.severity))
    .map(
      ({ severity, policy, message, path }) =>
        `[${severity}] ${policy}: ${message} (at ${pointerOf(path) || "/"})`,
    );
  const excepted = decision.excepted.map(
    ({ policy, exception }) =>
      `excepted: ${policy} by ${exception.id} of ${exception.owner} until ${exception.expires}`,
  );
  return fit([...warned, ...excepted].map((text) => plainText(text, WARNING_LIMIT)));
}

function fit(lines: readonly string[]): string[] {
  const kept: string[] = [];
  let total = 0;
  for (const [index, line] of lines.entries()) {
    total += [...line].length;
    const isLast = index === lines.length - 1;
    // room for the line that says how many are missing
    const isFull = total > TOTAL_LIMIT - (isLast ? 0 : 40) || kept.length >= COUNT_LIMIT - 1;
    if (isFull && !isLast) return [...kept, `… and ${lines.length - index} more`];
    if (isFull && total > TOTAL_LIMIT) return [...kept, "… and 1 more"];
    kept.push(line);
  }
  return kept;
}
