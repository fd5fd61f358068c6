import { compareSeverity } from "@hasp/core";
import type { Decision, Violation } from "@hasp/policy";

export type Undecided = Decision["undecided"][number];

/** The parts of what was decided over one request: an object with several Pods has a decision for each. */
export interface Told {
  readonly denying: readonly Violation[];
  readonly warning: readonly Violation[];
  readonly existing: readonly Violation[];
  readonly excepted: Decision["excepted"];
  /** What could not be told, by what that does. */
  readonly undecided: Readonly<Record<"deny" | "unknown" | "warn", readonly Undecided[]>>;
}

export function toldBy(decisions: readonly Decision[]): Told {
  const violations = decisions.flatMap((decision) => decision.violations).toSorted(byGravity);
  const undecided = decisions.flatMap((decision) => decision.undecided);
  const withEffect = (effect: Undecided["effect"]) =>
    undecided.filter((one) => one.effect === effect);
  return {
    denying: violations.filter(({ enforcement }) => enforcement === "enforce"),
    warning: violations.filter(({ enforcement }) => enforcement === "warn"),
    existing: decisions.flatMap(({ existing }) => existing).toSorted(byGravity),
    excepted: decisions.flatMap(({ excepted }) => excepted),
    undecided: {
      deny: withEffect("deny"),
      unknown: withEffect("unknown"),
      warn: withEffect("warn"),
    },
  };
}

/** The place in the object that somebody wrote, where there is one. */
export function placeOf({ at, path }: { readonly at?: string | undefined; readonly path: string }) {
  return at ?? path;
}

function byGravity(a: Violation, b: Violation): number {
  return compareSeverity(b.severity, a.severity);
}
