import type { Catalogue } from "../catalogue.ts";
import { incubating } from "./incubating.ts";
import { entryOf, type FalcoRule } from "./rule.ts";
import { sandbox } from "./sandbox.ts";
import { stable } from "./stable.ts";

export const falcoRules: readonly FalcoRule[] = [...stable, ...incubating, ...sandbox];

/** Falco's rules, each with what its condition reads through all of its macros. */
export const falco: Catalogue = {
  name: "Falco",
  source: "falcosecurity/rules c72713e, 2026-06: stable, incubating, sandbox",
  unit: "rule",
  entries: falcoRules.map(entryOf),
};
