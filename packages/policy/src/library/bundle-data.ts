import { phases } from "../contract/input.ts";
import { PolicyError } from "../error.ts";
import { type Asked, createActivity, describeAsked } from "./asked.ts";
import { createDispatchIndex, type DispatchIndex } from "./dispatch-index.ts";
import { compileExceptions, type ExceptionData, faultsOfExceptions } from "./exceptions.ts";
import { describeIssues, didYouMean, type Fault, formatFault, type Locate } from "./fault.ts";
import { type CompiledMatch, compileMatch } from "./match.ts";
import { type Modes, modesOf } from "./modes.ts";
import { resolveParameters } from "./parameters.ts";
import type { Policy } from "./policy.ts";
import { compileProblems, type Effects } from "./problem-effects.ts";
import { namesProfiles, Profiles } from "./profiles.ts";
import { compileScopes, type ScopeData } from "./scopes.ts";
import { type PolicySettings, Settings } from "./settings.ts";

interface PolicyData {
  readonly title: string;
  readonly severity: string;
  readonly remediation: string;
  readonly references?: readonly string[];
  /** Phases that the policy does not have are not there. */
  readonly enforcement: Modes;
  readonly include?: CompiledMatch;
  readonly updates?: "strict";
  /** Who said so: `policy`, `profile strict` or `settings`. */
  readonly from: {
    readonly enforcement: string;
    readonly severity: string;
    readonly parameters: Readonly<Record<string, string>>;
  };
}

type Parameters = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** What the compiled policies read as `data`. */
export interface BundleData {
  readonly hasp: Asked & {
    readonly index: DispatchIndex;
    readonly settings: {
      readonly updates?: "strict";
      readonly policies: Readonly<Record<string, PolicyData>>;
      readonly parameters: Parameters;
      readonly scopes: ScopeData;
      readonly problems: Readonly<Record<string, Effects>>;
      readonly exceptions: ExceptionData;
    };
  };
}

export interface BundleDataOptions {
  /** From when the days of exceptions count. */
  readonly now?: Date;
  /** Finds lines of the settings document, for faults. */
  readonly locate?: Locate | undefined;
}

/**
 * The data of a bundle: the policies' own defaults, over them the profile (`recommended` where the settings choose none; policies that
 * name no profile keep their own modes), over it the settings.
 * @throws PolicyError `SETTINGS_INVALID` with every fault on its own line
 */
export function createBundleData(
  policies: readonly Policy[],
  settings: unknown = {},
  { now = new Date(), locate }: BundleDataOptions = {},
): BundleData {
  const lost = faultsOfNames(settings, []);
  if (lost.length > 0) throw invalid(lost, locate);
  const parsed = Settings.safeParse(settings ?? {});
  if (!parsed.success) throw invalid(describeIssues(parsed.error, Settings), locate);
  const { policies: given = {} } = parsed.data;
  const profiles = new Profiles(policies, parsed.data.profiles);
  const chosen = profiles.chosen(parsed.data.profile);
  const faults: Fault[] = [
    ...faultsOfPolicies(given, policies),
    ...faultsOfExceptions(parsed.data, policies, now),
  ];
  const data = new Map<string, PolicyData>();
  const parameters = new Map<string, Readonly<Record<string, unknown>>>();
  for (const policy of policies) {
    const own = Object.hasOwn(given, policy.id) ? given[policy.id] : undefined;
    const inProfile = chosen?.profile.get(policy.id);
    const path = ["policies", policy.id, "parameters"];
    const merged = { ...inProfile?.parameters, ...own?.parameters };
    const resolved = resolveParameters(policy, merged, path);
    faults.push(...resolved.faults);
    parameters.set(policy.id, resolved.values);
    data.set(policy.id, policyData(policy, own, chosen, parsed.data));
  }
  const scopes = compileScopes(parsed.data, policies, profiles);
  const values = Object.fromEntries(parameters);
  const modes = new Map([...data].map(([id, { enforcement }]) => [id, enforcement]));
  const isOn = createActivity(modes, scopes.data);
  const isEverOn = (policy: Policy) => phases.some((phase) => isOn(policy, phase));
  const left = policies.filter((one) => !chosen?.profile.has(one.id) && !isEverOn(one));
  faults.push(...scopes.faults, ...profiles.faults);
  if (chosen) faults.push(...faultsOfLeftOut(parsed.data, left, chosen.name));
  if (faults.length > 0) throw invalid(faults, locate);
  return {
    hasp: {
      ...describeAsked(policies, isOn),
      index: createDispatchIndex(policies.filter(isEverOn), values, scopes.data),
      settings: {
        ...(parsed.data.updates === "strict" && { updates: "strict" }),
        policies: Object.fromEntries(data),
        parameters: values,
        scopes: scopes.data,
        problems: compileProblems(parsed.data.problems),
        exceptions: compileExceptions(parsed.data.exceptions ?? []),
      },
    },
  };
}

function policyData(
  policy: Policy,
  own: PolicySettings | undefined,
  chosen: ReturnType<Profiles["chosen"]>,
  settings: Settings,
): PolicyData {
  const inProfile = chosen?.profile.get(policy.id);
  const isLeftOut = namesProfiles(policy) && inProfile === undefined;
  const off = chosen !== undefined && isLeftOut;
  const said = (member: "enforcement" | "severity") => {
    if (own?.[member] !== undefined) return "settings";
    return inProfile?.[member] !== undefined || off ? `profile ${chosen?.name}` : "policy";
  };
  const updates = own?.updates ?? settings.updates;
  return {
    title: policy.title,
    severity: own?.severity ?? inProfile?.severity ?? policy.severity,
    remediation: policy.remediation.trim(),
    ...(policy.references.length > 0 && { references: policy.references }),
    enforcement: {
      ...modesOf("enforce", policy.phases),
      ...modesOf(policy.enforcement, policy.phases),
      ...modesOf(off ? "off" : inProfile?.enforcement, policy.phases),
      ...modesOf(own?.enforcement, policy.phases),
    },
    ...(own?.scope?.include && { include: compileMatch(own.scope.include) }),
    ...(updates === "strict" && { updates }),
    from: {
      enforcement: said("enforcement"),
      severity: said("severity"),
      parameters: {
        ...sources(inProfile?.parameters, `profile ${chosen?.name}`),
        ...sources(own?.parameters, "settings"),
      },
    },
  };
}

function sources(values: object | undefined, from: string): Record<string, string> {
  return Object.fromEntries(Object.keys(values ?? {}).map((name) => [name, from]));
}

function faultsOfPolicies(
  given: Readonly<Record<string, PolicySettings>>,
  policies: readonly Policy[],
): readonly Fault[] {
  const byId = new Map(policies.map((policy) => [policy.id, policy]));
  return Object.entries(given).flatMap(([id, { enforcement: modes }]): Fault[] => {
    const policy = byId.get(id);
    if (policy === undefined)
      return [{ path: ["policies", id], message: `no such policy${didYouMean(id, byId.keys())}` }];
    if (typeof modes !== "object") return [];
    return phases
      .filter((phase) => modes[phase] !== undefined && !policy.phases.includes(phase))
      .map((phase) => ({
        path: ["policies", id, "enforcement", phase],
        message: `the policy has ${policy.phases.join(", ")} only`,
      }));
  });
}

/** Who sets a policy and chooses no profile means it to hold, which a profile that nobody chose must not undo in silence. */
function faultsOfLeftOut(
  { profile, policies: given = {}, scopes = [] }: Settings,
  left: readonly Policy[],
  name: string,
): readonly Fault[] {
  if (profile !== undefined) return [];
  const message = `the policy is off: no profile is chosen, and ${name} has it not; give it an enforcement, or choose a profile`;
  const ids = new Set(left.filter(namesProfiles).map(({ id }) => id));
  const ofPolicies = Object.entries(given)
    .filter(([id, { enforcement, parameters, severity, scope }]) => {
      return ids.has(id) && !enforcement && (parameters || severity || scope?.include);
    })
    .map(([id]) => ({ path: ["policies", id], message }));
  const ofScopes = scopes.flatMap(({ policies = {} }, i) =>
    Object.entries(policies)
      .filter(([id, { enforcement }]) => ids.has(id) && !enforcement)
      .map(([id]) => ({ path: ["scopes", i, "policies", id], message })),
  );
  return [...ofPolicies, ...ofScopes];
}

/** JavaScript would lose a member of that name, and a match without one of its labels means more. */
function faultsOfNames(value: unknown, path: Fault["path"]): readonly Fault[] {
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, member]) =>
    name === "__proto__"
      ? [{ path: [...path, name], message: "cannot be a name here" }]
      : faultsOfNames(member, [...path, Array.isArray(value) ? Number(name) : name]),
  );
}

function invalid(faults: readonly Fault[], locate: Locate | undefined): PolicyError {
  return new PolicyError(
    "SETTINGS_INVALID",
    faults.map((one) => formatFault(one, locate)).join("\n"),
    {
      hint: "hasp help settings names every setting",
    },
  );
}
