import {
  eventTypes,
  type Phase,
  phases,
  type SubjectKind,
  subjectKinds,
} from "../contract/input.ts";
import { isPossible } from "../contract/need.ts";
import type { Enforcement } from "../decision.ts";
import type { Modes } from "./modes.ts";
import type { Policy } from "./policy.ts";
import type { ScopeData } from "./scopes.ts";

type Of<T> = Readonly<Record<string, T>>;

/** Which policies are asked about which subjects. */
export interface Asked {
  /** How many policies are asked, by kind, phase and event type or kind of object; `*` counts for every one. */
  readonly asked: Of<Of<Of<number>>>;
  /** The policies that no settings let count, by kind and phase: nobody asks them. */
  readonly off: Of<Of<Of<true>>>;
  /** The policies that look at each list of related objects and have no `unknowns`, by kind and sort of subject. */
  readonly related: Of<Of<Of<readonly string[]>>>;
  /** The policies over images, and of what runs them the kinds that each does not judge itself. */
  readonly carried: Of<Readonly<Partial<Record<SubjectKind, true>>>>;
}

export type Activity = (policy: Policy, phase: Phase) => boolean;

/** Whether some mode of the settings or of their scopes lets a policy count. */
export function createActivity(
  modes: ReadonlyMap<string, Modes>,
  { list = {} }: ScopeData,
): Activity {
  const scopes = Object.values(list);
  return ({ id }, phase) =>
    isActive(modes.get(id)?.[phase]) ||
    scopes.some((scope) => isActive(scope.policies[id]?.enforcement?.[phase]));
}

export function describeAsked(policies: readonly Policy[], isOn: Activity): Asked {
  return {
    asked: countAsked(policies, isOn),
    off: switchedOff(policies, isOn),
    related: relatedLists(policies),
    carried: carriedPolicies(policies),
  };
}

function switchedOff(policies: readonly Policy[], isOn: Activity): Asked["off"] {
  const ofPhase = (kind: SubjectKind, phase: Phase) =>
    Object.fromEntries(
      policies
        .filter((policy) => concerns(policy, kind) && !isOn(policy, phase))
        .map(({ id }) => [id, true as const]),
    );
  return byKindAndPhase(ofPhase);
}

function byKindAndPhase<T>(make: (kind: SubjectKind, phase: Phase) => T) {
  const ofKind = (kind: SubjectKind) =>
    Object.fromEntries(phases.map((phase) => [phase, make(kind, phase)]));
  return Object.fromEntries(subjectKinds.map((kind) => [kind, ofKind(kind)]));
}

function countAsked(policies: readonly Policy[], isOn: Activity): Asked["asked"] {
  const ofPhase = (kind: SubjectKind, phase: Phase) => {
    const counts = new Map<string, number>();
    for (const policy of policies.filter((one) => concerns(one, kind) && isOn(one, phase))) {
      for (const sort of sortsOf(policy, kind)) counts.set(sort, (counts.get(sort) ?? 0) + 1);
    }
    const ofAll = counts.get("*") ?? 0;
    return Object.fromEntries(
      [...counts].map(([sort, count]) => [sort, sort === "*" ? count : count + ofAll]),
    );
  };
  return byKindAndPhase(ofPhase);
}

function sortsOf({ resources, events }: Policy, kind: SubjectKind): readonly string[] {
  if (kind === "resource") return resources ?? [];
  const types = eventTypes[kind];
  return types === undefined ? ["*"] : (events ?? []).filter((type) => types.includes(type));
}

/** The policies that look at lists and cannot say themselves where it matters that one was not sent: they have no `unknowns`. */
function relatedLists(policies: readonly Policy[]): Asked["related"] {
  const ofKind = (kind: SubjectKind) => {
    const sorts = new Map<string, Map<string, string[]>>();
    for (const policy of policies.filter(
      (one) => !one.hasUnknowns && one.subjects.includes(kind),
    )) {
      const needs = (policy.needs ?? []).filter((need) => isPossible(need, kind));
      for (const need of needs.filter((one) => one.startsWith("related."))) {
        const name = need.slice("related.".length);
        for (const sort of sortsOf(policy, kind)) {
          const lists = sorts.get(sort) ?? new Map<string, string[]>();
          sorts.set(sort, lists.set(name, [...(lists.get(name) ?? []), policy.id]));
        }
      }
    }
    return Object.fromEntries([...sorts].map(([sort, of]) => [sort, Object.fromEntries(of)]));
  };
  const kinds = subjectKinds.map((kind) => [kind, ofKind(kind)] as const);
  return Object.fromEntries(kinds.filter(([, sorts]) => Object.keys(sorts).length > 0));
}

function carriedPolicies(policies: readonly Policy[]): Asked["carried"] {
  const overImages = policies.filter(({ subjects }) => subjects.includes("image"));
  return Object.fromEntries(
    overImages.map(({ id, subjects }) => [
      id,
      {
        ...(!subjects.includes("workload") && { workload: true as const }),
        ...(!subjects.includes("container") && { container: true as const }),
      },
    ]),
  );
}

/** What runs an image is judged by the policies over images too. */
function concerns({ subjects }: Policy, kind: SubjectKind): boolean {
  if (subjects.includes(kind)) return true;
  return (kind === "workload" || kind === "container") && subjects.includes("image");
}

function isActive(mode: Enforcement | undefined): boolean {
  return mode !== undefined && mode !== "off";
}
