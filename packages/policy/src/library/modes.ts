import { type Phase, phases } from "../contract/input.ts";
import type { Enforcement } from "../decision.ts";
import type { EnforcementByPhase, ProfileEntry } from "./policy.ts";

export type Modes = Readonly<Partial<Record<Phase, Enforcement>>>;

/** One mode for each of the phases. */
export function modesOf(value: EnforcementByPhase | undefined, of: readonly Phase[]): Modes {
  const modes: Partial<Record<Phase, Enforcement>> = {};
  for (const phase of phases) {
    const mode = typeof value === "object" ? value[phase] : value;
    if (of.includes(phase) && mode !== undefined) modes[phase] = mode;
  }
  return modes;
}

/** A profile's word on a policy in its long form. */
export function longForm(entry: ProfileEntry): Exclude<ProfileEntry, EnforcementByPhase> {
  if (typeof entry === "string") return { enforcement: entry };
  const isModes = phases.some((phase) => phase in entry);
  return isModes
    ? { enforcement: entry as EnforcementByPhase }
    : (entry as Exclude<ProfileEntry, EnforcementByPhase>);
}
