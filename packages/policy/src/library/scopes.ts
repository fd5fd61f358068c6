import { phases } from "../contract/input.ts";
import { didYouMean, type Fault } from "./fault.ts";
import { type CompiledMatch, compileMatch, narrowness } from "./match.ts";
import { type Modes, modesOf } from "./modes.ts";
import { resolveParameters } from "./parameters.ts";
import type { Policy } from "./policy.ts";
import { type Effects, effectsOf } from "./problem-effects.ts";
import { namesProfiles, type Profiles } from "./profiles.ts";
import type { Scope, Settings } from "./settings.ts";
import { indexBy, keysOf, type SettingsIndex } from "./settings-index.ts";

interface PolicyInScope {
  readonly enforcement?: Modes;
  readonly severity?: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
}

interface CompiledScope {
  readonly name: string;
  /** Sorts before those that it wins over. */
  readonly rank: readonly [number, number];
  readonly match: CompiledMatch;
  readonly policies: Readonly<Record<string, PolicyInScope>>;
  readonly problems?: Readonly<Record<string, Effects>>;
}

/** Scopes as policies find them; nothing where there are none, which costs an evaluation nothing. */
export interface ScopeData {
  readonly list?: Readonly<Record<string, CompiledScope>>;
  readonly keys?: SettingsIndex;
  /** The policies that some scope gives parameters. */
  readonly parameters: Readonly<Record<string, true>>;
}

/** Before every scope: what a policy's own `exclude` switches off stays off. */
const EXCLUDED = -1_000_000;

export function compileScopes(
  { scopes = [], policies: given = {} }: Settings,
  policies: readonly Policy[],
  profiles: Profiles,
): { readonly data: ScopeData; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const byId = new Map(policies.map((policy) => [policy.id, policy]));
  const compiled = scopes.map((scope, i) => compile(scope, i, byId, profiles, faults));
  for (const [id, { scope }] of Object.entries(given)) {
    if (scope?.exclude === undefined) continue;
    const off = Object.fromEntries(phases.map((phase) => [phase, "off" as const]));
    compiled.push({
      name: "exclude",
      rank: [EXCLUDED, -compiled.length],
      match: compileMatch(scope.exclude),
      policies: { [id]: { enforcement: off } },
    });
  }
  if (compiled.length === 0) return { data: { parameters: {} }, faults };
  const entries = compiled.map((scope, i) => [String(i), scope] as const);
  const scoped = compiled.flatMap((scope) =>
    Object.entries(scope.policies).filter(([, one]) => one.parameters !== undefined),
  );
  return {
    data: {
      list: Object.fromEntries(entries),
      keys: indexBy(entries.map(([id, { match }]) => [id, keysOf(match, { violations: false })])),
      parameters: Object.fromEntries(scoped.map(([id]) => [id, true as const])),
    },
    faults,
  };
}

function compile(
  { name, match, profile, policies = {}, problems }: Scope,
  i: number,
  byId: ReadonlyMap<string, Policy>,
  profiles: Profiles,
  faults: Fault[],
): CompiledScope {
  for (const list of ["identifiers", "packages", "paths"] as const) {
    if (match[list] !== undefined)
      faults.push({ path: ["scopes", i, "match", list], message: "is for exceptions only" });
  }
  const inProfile =
    profile === undefined ? undefined : profiles.find(profile, ["scopes", i, "profile"]);
  const merged = new Map<string, PolicyInScope>();
  if (inProfile) {
    for (const policy of byId.values()) {
      // as outside of scopes: whoever writes a policy that names no profile means it to hold
      if (!inProfile.has(policy.id) && !namesProfiles(policy)) continue;
      const entry = inProfile.get(policy.id) ?? { enforcement: "off" as const };
      merged.set(policy.id, changeOf(policy, entry, ["scopes", i, "profile"], faults));
    }
  }
  for (const [id, change] of Object.entries(policies)) {
    const path = ["scopes", i, "policies", id];
    const policy = byId.get(id);
    const unseen = Object.keys(match).filter((list) => ofPlaces.includes(list));
    if (policy && isOverImagesOnly(policy) && change.parameters && unseen.length > 0)
      faults.push({
        path: [...path, "parameters"],
        message: `images are judged once for all places, so match.${unseen[0]} cannot give parameters to a policy over images`,
      });
    if (policy) merged.set(id, { ...merged.get(id), ...changeOf(policy, change, path, faults) });
    else faults.push({ path, message: `no such policy${didYouMean(id, byId.keys())}` });
  }
  return {
    name,
    rank: [-narrowness(match), -i],
    match: compileMatch(match),
    policies: Object.fromEntries(merged),
    ...(problems && {
      problems: Object.fromEntries(
        Object.entries(problems).map(([code, effect]) => [code, effectsOf(effect)]),
      ),
    }),
  };
}

/** What an image is judged without: where it is going to run. */
const ofPlaces: readonly string[] = [
  "namespaces",
  "namespaceLabels",
  "names",
  "labels",
  "containers",
  "users",
];

function isOverImagesOnly({ subjects }: Policy): boolean {
  return subjects.includes("image") && !subjects.includes("workload");
}

function changeOf(
  policy: Policy,
  change: NonNullable<Scope["policies"]>[string],
  path: Fault["path"],
  faults: Fault[],
): PolicyInScope {
  const { enforcement, severity, parameters } = change;
  const resolved = resolveParameters(policy, parameters ?? {}, [...path, "parameters"]);
  faults.push(...resolved.faults);
  return {
    ...(enforcement !== undefined && { enforcement: modesOf(enforcement, policy.phases) }),
    ...(severity !== undefined && { severity }),
    ...(parameters !== undefined && { parameters }),
  };
}
