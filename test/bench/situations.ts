import {
  type Bundle,
  buildBundle,
  compileLibrary,
  localCompiler,
  openBundle,
  readLibrary,
  shippedLibrary,
} from "@hasp/policy";
import { generatePolicies } from "./generated-policies.ts";
import { exceptionsFor, scopesFor } from "./generated-settings.ts";

/** A bundle to decide with: the shipped library with all of it on, and what an organisation may have beside it. */
export interface Situation {
  readonly name: string;
  /** Policies more for each kind that is measured. */
  readonly policies?: number;
  readonly exceptions?: number;
  readonly scopes?: number;
}

export const shipped: Situation = { name: "shipped library" };

export const situations: readonly Situation[] = [
  shipped,
  { name: "100 policies a kind more", policies: 100 },
  { name: "200 policies a kind more", policies: 200 },
  { name: "10,000 exceptions", exceptions: 10_000 },
  { name: "500 scopes", scopes: 500 },
];

export interface BuiltBundle {
  readonly bytes: Uint8Array;
  readonly bundle: Bundle;
}

export async function buildSituation(situation: Situation): Promise<BuiltBundle> {
  const { policies = 0, exceptions = 0, scopes = 0 } = situation;
  const files = [...(await readLibrary([shippedLibrary])), ...generatePolicies(policies)];
  const settings = { profile: "strict", ...exceptionsFor(exceptions), ...scopesFor(scopes) };
  const library = await compileLibrary({ files, compiler: localCompiler, settings });
  const bytes = await buildBundle(library);
  return { bytes, bundle: await openBundle(bytes) };
}
