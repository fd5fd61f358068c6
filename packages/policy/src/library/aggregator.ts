import { eventTypes, type SubjectKind, subjectKinds } from "../contract/input.ts";
import type { Policy } from "./policy.ts";

export const aggregatorName = "decide.rego";
export const entrypoints: readonly string[] = [
  ...subjectKinds.map((kind) => `hasp/decide/${kind}`),
  "hasp/explain",
];

/** Kinds whose images' own decisions are carried into theirs. */
const carriers: readonly SubjectKind[] = ["workload", "container"];
/** Kinds that have a former state. */
const updated: readonly SubjectKind[] = ["workload", "resource"];

/**
 * The Rego that asks the policies: one rule for each kind of subject that names only that kind's policies, for events once
 * more by type and by a key of the event. OPA's WASM target has no rule index, so this is the index.
 */
export function generateAggregator(policies: readonly Policy[]): string {
  const rules = subjectKinds.flatMap((kind) =>
    decide(
      kind,
      policies.filter(({ subjects }) => subjects.includes(kind)),
    ),
  );
  const text = rules.join("\n\n");
  // strict Rego refuses an import that nothing uses
  const imports = ["carried", "dispatch"].filter((name) => text.includes(`${name}.`));
  return `# Generated from the METADATA of the policies.
package hasp.decide

${["engine", ...imports.map((name) => `lib.${name}`)].map((name) => `import data.hasp.${name}`).join("\n")}

${text}
`;
}

function decide(kind: SubjectKind, policies: readonly Policy[]): readonly string[] {
  const carries = carriers.includes(kind);
  const hasFound = policies.length > 0 || carries;
  const unsure = policies.filter(({ hasUnknowns }) => hasUnknowns);
  const found = hasFound ? `found_${kind}` : "set()";
  const unknowns = unsure.length > 0 ? `unknown_${kind}` : "set()";
  const former = updated.includes(kind) ? `former_${kind}` : "set()";
  return [
    `${kind} := engine.decision(${found}, ${unknowns}, ${former})`,
    ...(former === "set()" ? [] : formerRules(kind, found, unknowns)),
    ...(carries ? [`${found} contains one if some one in carried.found`] : []),
    ...meantRules(kind, policies),
    ...ask(kind, `found_${kind}`, policies, askViolations),
    ...ask(kind, `unknown_${kind}`, unsure, askUnknowns),
  ];
}

/** What the object before an update had against it is asked only when the new one has something. */
function formerRules(kind: SubjectKind, found: string, unknowns: string): readonly string[] {
  return [
    `former_${kind} := set() if {
	not input.former
} else := set() if {
	not engine.is_told(${found}, ${unknowns})
} else := standing if {
	standing := standing_${kind} with input as engine.former_input
}`,
    `standing_${kind} := engine.standing(${found}, ${unknowns})`,
  ];
}

type Ask = (rule: string, policy: Policy, guard: string) => string;

function ask(kind: SubjectKind, rule: string, policies: readonly Policy[], one: Ask): string[] {
  const types = eventTypes[kind];
  if (kind === "resource")
    return policies.length === 0 ? [] : guarded(rule, "resource", "kind", policies, one);
  if (types === undefined) return policies.map((policy) => one(rule, policy, ""));
  return types.flatMap((type) => {
    const concerned = concernedBy(type, policies);
    if (concerned.length === 0) return [];
    const ofType = `${rule}_${type}`;
    return [
      `${rule} contains one if {
	input.event.type == "${type}"
	some one in ${ofType}
}`,
      ...concerned.filter(({ dispatch }) => !dispatch).map((policy) => one(ofType, policy, "")),
      ...keysOf(concerned).flatMap((by) =>
        guarded(
          ofType,
          `${kind}_${type}`,
          by,
          concerned.filter(({ dispatch }) => dispatch?.by === by),
          one,
        ),
      ),
    ];
  });
}

function concernedBy(type: string, policies: readonly Policy[]): readonly Policy[] {
  return policies.filter(({ events }) => events?.some((event) => event === type));
}

function keysOf(policies: readonly Policy[]) {
  return [...new Set(policies.flatMap(({ dispatch }) => dispatch?.by ?? []))];
}

/** The policies that the index of the bundle's data has under a key of the subject, by sort of subject and key. */
function meantRules(kind: SubjectKind, policies: readonly Policy[]): readonly string[] {
  if (kind === "resource")
    return policies.length === 0 ? [] : [meantRule("resource", "kind", "data.hasp.index.resource")];
  return (eventTypes[kind] ?? []).flatMap((type) =>
    keysOf(concernedBy(type, policies)).map((by) =>
      meantRule(`${kind}_${type}`, by, `data.hasp.index.${kind}.${type}`),
    ),
  );
}

function meantRule(sort: string, by: string, ofSort: string): string {
  const meant = `meant_${sort}_${by}`;
  const index = `${ofSort}.${by}`;
  if (by === "path") return `${meant} := dispatch.below(${index})`;
  return `${meant} := {id |
	some key in dispatch.${by}
	some id in ${index}[key]
}`;
}

/** Policies that are asked only if they are meant. */
function guarded(
  rule: string,
  sort: string,
  by: string,
  policies: readonly Policy[],
  one: Ask,
): string[] {
  const meant = `meant_${sort}_${by}`;
  return [
    `${rule} contains one if {
	count(${meant}) > 0
	some one in ${rule}_${by}
}`,
    ...policies.map((policy) => one(`${rule}_${by}`, policy, `\t${meant}["${policy.id}"]\n`)),
  ];
}

function askViolations(rule: string, { id, package: name }: Policy, guard: string): string {
  return `${rule} contains {"policy": "${id}", "violation": violation} if {
${guard}	not dispatch.off["${id}"]
	some violation in data.${name}.violations
}`;
}

function askUnknowns(rule: string, { id, package: name }: Policy, guard: string): string {
  return `${rule} contains {"policy": "${id}", "unknown": unknown} if {
${guard}	not dispatch.off["${id}"]
	some unknown in data.${name}.unknowns
}`;
}
