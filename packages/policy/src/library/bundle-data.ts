import { type Phase, phases } from "../contract/input.ts";
import type { Enforcement } from "../decision.ts";
import { PolicyError } from "../error.ts";
import { describeIssues, didYouMean } from "./describe-issues.ts";
import { resolveParameters } from "./parameters.ts";
import { faultsOfPatterns } from "./pattern-faults.ts";
import type { Policy } from "./policy.ts";
import type { EnforcementByPhase } from "./policy-metadata.ts";
import { type Exception, Settings } from "./settings.ts";

type ActiveMode = Exclude<Enforcement, "off">;

interface PolicyData {
  readonly title: string;
  readonly severity: string;
  readonly remediation: string;
  readonly references?: readonly string[];
  /** Phases that are off, or that the policy does not have, are not there. */
  readonly enforcement: Readonly<Partial<Record<Phase, ActiveMode>>>;
  readonly scope?: object;
}

/** What the compiled policies read as `data`. */
export interface BundleData {
  readonly hasp: {
    readonly settings: {
      readonly policies: Readonly<Record<string, PolicyData>>;
      readonly parameters: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
      readonly exceptions: readonly Exception[];
    };
  };
}

type PolicySettings = NonNullable<Settings["policies"]>[string];

/**
 * The data of a bundle: the policies' own defaults, and over them the settings.
 * @throws PolicyError `SETTINGS_INVALID` with every fault on its own line
 */
export function createBundleData(policies: readonly Policy[], settings: unknown = {}): BundleData {
  const parsed = Settings.safeParse(settings ?? {});
  if (!parsed.success) throw invalid(describeIssues(parsed.error, Settings));
  const { policies: given = {}, exceptions = [] } = parsed.data;
  const faults = [
    ...faultsOfPolicies(given, policies),
    ...faultsOfExceptions(exceptions, policies),
    ...faultsOfPatterns(parsed.data),
  ];
  const data = new Map<string, PolicyData>();
  const parameters = new Map<string, Readonly<Record<string, unknown>>>();
  for (const policy of policies) {
    const own = Object.hasOwn(given, policy.id) ? given[policy.id] : undefined;
    const resolved = resolveParameters(policy, own?.parameters ?? {});
    faults.push(...resolved.faults.map((fault) => `policies.${policy.id}.parameters.${fault}`));
    data.set(policy.id, policyData(policy, own));
    parameters.set(policy.id, resolved.values);
  }
  if (faults.length > 0) throw invalid(faults);
  return {
    hasp: {
      settings: {
        policies: Object.fromEntries(data),
        parameters: Object.fromEntries(parameters),
        exceptions: exceptions.map((exception) => ({
          ...exception,
          expires: moment(exception.expires),
        })),
      },
    },
  };
}

function policyData(policy: Policy, own: PolicySettings | undefined): PolicyData {
  return {
    title: policy.title,
    severity: own?.severity ?? policy.severity,
    remediation: policy.remediation.trim(),
    ...(policy.references.length > 0 && { references: policy.references }),
    enforcement: enforcement(policy, own?.enforcement),
    ...(own?.scope && { scope: own.scope }),
  };
}

function enforcement(
  policy: Policy,
  own: EnforcementByPhase | undefined,
): PolicyData["enforcement"] {
  const modes: Partial<Record<Phase, ActiveMode>> = {};
  for (const phase of phases) {
    if (!policy.phases.includes(phase)) continue;
    const mode = modeOf(own, phase) ?? modeOf(policy.enforcement, phase) ?? "enforce";
    if (mode !== "off") modes[phase] = mode;
  }
  return modes;
}

function modeOf(value: EnforcementByPhase | undefined, phase: Phase): Enforcement | undefined {
  return typeof value === "object" ? value[phase] : value;
}

function faultsOfPolicies(
  given: Readonly<Record<string, PolicySettings>>,
  policies: readonly Policy[],
): string[] {
  const byId = new Map(policies.map((policy) => [policy.id, policy]));
  return Object.entries(given).flatMap(([id, { enforcement: modes }]) => {
    const policy = byId.get(id);
    if (policy === undefined)
      return [`policies.${id}: no such policy${didYouMean(id, byId.keys())}`];
    if (typeof modes !== "object") return [];
    return phases
      .filter((phase) => modes[phase] !== undefined && !policy.phases.includes(phase))
      .map(
        (phase) =>
          `policies.${id}.enforcement.${phase}: the policy has ${policy.phases.join(", ")} only`,
      );
  });
}

function faultsOfExceptions(
  exceptions: readonly Exception[],
  policies: readonly Policy[],
): string[] {
  const known = policies.map(({ id }) => id);
  const ids = new Set<string>();
  const faults: string[] = [];
  for (const [i, { id, policies: named }] of exceptions.entries()) {
    if (ids.has(id)) faults.push(`exceptions.${i}.id: ${id} is there twice`);
    ids.add(id);
    for (const name of named) {
      if (!known.includes(name))
        faults.push(`exceptions.${i}.policies: no policy ${name}${didYouMean(name, known)}`);
    }
  }
  return faults;
}

/** The one textual form of times, in which they sort as time does. */
function moment(text: string): string {
  return new Date(text).toISOString();
}

function invalid(faults: readonly string[]): PolicyError {
  return new PolicyError("SETTINGS_INVALID", faults.join("\n"), {
    hint: "docs/guides/settings-and-exceptions.md shows every setting",
  });
}
