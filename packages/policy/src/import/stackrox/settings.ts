import { globsOf } from "./patterns.ts";
import type { StackroxExclusion, StackroxPolicy, StackroxScope } from "./policies.ts";

type Mode = "off" | "audit" | "warn" | "enforce";
export type Modes = Readonly<Partial<Record<"build" | "deploy" | "run", Mode>>>;
type Match = Readonly<
  Record<string, readonly string[] | Readonly<Record<string, readonly string[]>>>
>;

/** Settings of one policy, and the scopes in which it is off. */
export interface OwnSettings {
  readonly policy: object;
  readonly off: readonly {
    readonly name: string;
    readonly match: Match;
    readonly enforcement: "off" | { readonly build: "off" };
  }[];
  readonly reasons: readonly string[];
}

const enforced: Readonly<Record<string, "build" | "deploy" | "run" | "request">> = {
  FAIL_BUILD_ENFORCEMENT: "build",
  FAIL_DEPLOYMENT_CREATE_ENFORCEMENT: "deploy",
  FAIL_DEPLOYMENT_UPDATE_ENFORCEMENT: "deploy",
  SCALE_TO_ZERO_ENFORCEMENT: "deploy",
  UNSATISFIABLE_NODE_CONSTRAINT_ENFORCEMENT: "deploy",
  FAIL_KUBE_REQUEST_ENFORCEMENT: "request",
  KILL_POD_ENFORCEMENT: "run",
};

/** The mode of each phase: what StackRox enforces is enforced, the rest warns, and what is disabled is off. */
export function modesOf(
  { disabled, enforcementActions }: StackroxPolicy,
  phases: readonly ("build" | "deploy" | "run")[],
): { modes: Modes; reasons: string[] } {
  const places = new Set(enforcementActions.map((action) => enforced[action]));
  const reasons = enforcementActions
    .filter((action) => action !== "UNSET_ENFORCEMENT" && !(action in enforced))
    .map((action) => `the enforcement action ${action} is not known`);
  if (places.has("run"))
    reasons.push("what ends a Pod is a response of the agent, which is configured there");
  const modes = Object.fromEntries(
    phases.map((phase) => [
      phase,
      disabled
        ? "off"
        : places.has(phase) || (phase === "deploy" && places.has("request"))
          ? "enforce"
          : "warn",
    ]),
  );
  return { modes, reasons };
}

/** What a policy's exclusions and scopes become. */
export function settingsOf(policy: StackroxPolicy): OwnSettings {
  const build = policy.lifecycleStages.includes("BUILD");
  const reasons: string[] = [];
  const off = policy.exclusions.flatMap((exclusion, i) => {
    const name = exclusion.name || `exclusion ${i + 1} of ${policy.name}`;
    const match = matchOfExclusion(exclusion);
    if (typeof match === "string") {
      reasons.push(`the exclusion "${name}" is not carried over: ${match}`);
      return [];
    }
    // an image that is excluded is excluded from builds alone
    if (exclusion.image && !build) return [];
    return [
      { name, match, enforcement: exclusion.image ? { build: "off" as const } : ("off" as const) },
    ];
  });
  const include = includeOf(policy.scope);
  if (typeof include === "string") reasons.push(`it holds everywhere: ${include}`);
  const scope = include === undefined || typeof include === "string" ? {} : { scope: { include } };
  return { policy: scope, off, reasons };
}

function matchOfExclusion({ deployment, image, expiration }: StackroxExclusion): Match | string {
  if (expiration !== undefined && expiration !== null)
    return "it has an end: write it as an exception with an owner and a reason";
  if (image) {
    const name = image.name;
    if (!/^[\w.:/@-]+$/.test(name)) return `${name} is no beginning of an image's name`;
    return { images: [`${name}**`] };
  }
  if (!deployment) return "it excludes nothing";
  const match = matchOfScope(deployment.scope ?? {});
  if (typeof match === "string") return match;
  const names = deployment.name ? globsOf(deployment.name) : undefined;
  if (deployment.name && names === undefined) return `${deployment.name} cannot be said with stars`;
  const whole = { ...match, ...(names && { names }) };
  return Object.keys(whole).length > 0 ? whole : "it excludes everything";
}

function matchOfScope(scope: StackroxScope): Match | string {
  if (scope.cluster || scope.clusterLabel)
    return "it names clusters by StackRox' own ids or labels; settings name them by their names";
  const namespaces = scope.namespace ? globsOf(scope.namespace) : undefined;
  if (scope.namespace && namespaces === undefined)
    return `the namespace ${scope.namespace} cannot be said with stars`;
  const labels = labelsOf(scope.label);
  const namespaceLabels = labelsOf(scope.namespaceLabel);
  if (labels === "" || namespaceLabels === "") return "its label cannot be said with stars";
  return {
    ...(namespaces && { namespaces }),
    ...(labels && { labels }),
    ...(namespaceLabels && { namespaceLabels }),
  };
}

/** Nothing where there is no label, and an empty text where it cannot be said. */
function labelsOf(
  label: StackroxScope["label"],
): Record<string, readonly string[]> | "" | undefined {
  if (!label || label.key === "") return undefined;
  const [key, ...others] = globsOf(label.key) ?? [];
  const values = label.value === "" ? ["*"] : globsOf(label.value);
  return key === undefined || others.length > 0 || key.includes("*") || values === undefined
    ? ""
    : { [key]: values };
}

/** One match for all scopes of a policy: of several, only where they differ in their namespaces alone. */
function includeOf(scopes: readonly StackroxScope[]): Match | string | undefined {
  const matches = scopes.map(matchOfScope);
  const refusal = matches.find((one): one is string => typeof one === "string");
  if (refusal !== undefined) return refusal;
  const [first, ...others] = matches as Match[];
  if (first === undefined) return undefined;
  if (Object.keys(first).length === 0) return undefined;
  if (others.length === 0) return first;
  const all = [first, ...others].map((one) => one["namespaces"]);
  const alone = [first, ...others].every((one) => Object.keys(one).join() === "namespaces");
  return alone
    ? { namespaces: [...new Set(all.flat() as string[])] }
    : "its scopes ask for different things, and settings include one match";
}
