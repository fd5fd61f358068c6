import type { Phase, SubjectKind } from "../contract/input.ts";
import { createBundleData } from "./bundle-data.ts";
import type { CompileLibraryOptions } from "./compile-library.ts";
import { describeLibrary } from "./describe-library.ts";
import { didYouMean } from "./fault.ts";
import type { Modes } from "./modes.ts";
import type { Policy } from "./policy.ts";

/** A parameter as its policy declares it, and the value that holds. */
export interface ListedParameter {
  readonly schema: Readonly<Record<string, unknown>>;
  readonly value: unknown;
  /** `policy`, `profile NAME` or `settings`. */
  readonly by: string;
}

/** A policy as its author wrote it, with what the settings make of it. */
export interface ListedPolicy
  extends Omit<
    Policy,
    "name" | "place" | "package" | "hasUnknowns" | "parameters" | "enforcement" | "severity"
  > {
  readonly severity: string;
  readonly parameters: Readonly<Record<string, ListedParameter>>;
  /** The mode by phase; phases that the policy does not have are not there. */
  readonly enforcement: Modes;
  /** Who said so. */
  readonly from: { readonly enforcement: string; readonly severity: string };
}

/** What the policies must have to be listed; what is not given asks nothing. */
export interface PolicyFilter {
  readonly groups?: readonly string[];
  /** The severity that the settings leave it. */
  readonly severities?: readonly string[];
  readonly profile?: string | undefined;
  readonly phase?: Phase | undefined;
  readonly kind?: SubjectKind | undefined;
}

/**
 * The policies by group and id, out of their METADATA and the settings: nothing is compiled.
 * @throws PolicyError `LIBRARY_INVALID`, `METADATA_INVALID`, `SETTINGS_INVALID`, `POLICY_INVALID`
 */
export async function listPolicies({
  files,
  compiler,
  settings,
  dataOptions,
}: CompileLibraryOptions): Promise<readonly ListedPolicy[]> {
  const policies = await describeLibrary(files, compiler);
  const inForce = createBundleData(policies, settings, dataOptions).hasp.settings;
  const listed = policies.map((policy) => {
    const { name: _, place: __, package: ___, hasUnknowns: ____, ...written } = policy;
    const data = inForce.policies[policy.id];
    const from = data?.from ?? { enforcement: "policy", severity: "policy", parameters: {} };
    const values = inForce.parameters[policy.id] ?? {};
    const parameters = Object.entries(policy.parameters?.properties ?? {}).map(([key, schema]) => {
      const by = Object.hasOwn(from.parameters, key) ? from.parameters[key] : undefined;
      return [key, { schema, value: values[key], by: by ?? "policy" }] as const;
    });
    return {
      ...written,
      severity: data?.severity ?? policy.severity,
      enforcement: data?.enforcement ?? {},
      parameters: Object.fromEntries(parameters),
      from: { enforcement: from.enforcement, severity: from.severity },
    };
  });
  // by id they are already
  return listed.sort((a, b) => (a.group === b.group ? 0 : a.group < b.group ? -1 : 1));
}

/** Those that have all that is asked for; of a list in the filter one is enough. */
export function filterPolicies(
  policies: readonly ListedPolicy[],
  { groups = [], severities = [], profile, phase, kind }: PolicyFilter,
): readonly ListedPolicy[] {
  return policies.filter(
    (policy) =>
      (groups.length === 0 || groups.includes(policy.group)) &&
      (severities.length === 0 || severities.includes(policy.severity)) &&
      (profile === undefined || Object.hasOwn(policy.profiles ?? {}, profile)) &&
      (phase === undefined || policy.phases.includes(phase)) &&
      (kind === undefined || policy.subjects.includes(kind)),
  );
}

/** What a filter names and no policy has, with the nearest that there is: a misspelt word must not read as none. */
export function faultOfFilter(
  policies: readonly ListedPolicy[],
  { groups = [], profile }: PolicyFilter,
): { readonly option: "group" | "profile"; readonly message: string } | undefined {
  const known = new Set(policies.map(({ group }) => group));
  const group = groups.find((name) => !known.has(name));
  if (group !== undefined)
    return { option: "group", message: `no group ${group}${didYouMean(group, known)}` };
  const profiles = new Set(policies.flatMap((one) => Object.keys(one.profiles ?? {})));
  if (profile === undefined || profiles.has(profile)) return undefined;
  return {
    option: "profile",
    message: `no policy is in a profile ${profile}${didYouMean(profile, profiles)}`,
  };
}
