import { type ProblemEffect, problemCodes } from "@hasp/core";
import { type Phase, phases } from "../contract/input.ts";
import type { EffectByPhase, Settings } from "./settings.ts";

export type Effects = Readonly<Partial<Record<Phase, ProblemEffect>>>;

export function effectsOf(value: EffectByPhase): Effects {
  if (typeof value === "string")
    return Object.fromEntries(phases.map((phase) => [phase, value])) as Effects;
  return value as Effects;
}

/** What each problem code of the contract does in each phase: its own effect, and over it the settings'. */
export function compileProblems(given: Settings["problems"] = {}): Record<string, Effects> {
  const table = Object.entries(problemCodes).map(([code, { effect }]) => {
    const own = given[code as keyof typeof given];
    return [code, { ...effectsOf(effect), ...(own !== undefined && effectsOf(own)) }];
  });
  return Object.fromEntries(table) as Record<string, Effects>;
}
