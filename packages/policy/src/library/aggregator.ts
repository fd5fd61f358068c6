import { eventTypes, type SubjectKind, subjectKinds } from "../contract/input.ts";
import type { Policy } from "./policy.ts";

export const aggregatorName = "decide.rego";
export const entrypoints: readonly string[] = subjectKinds.map((kind) => `hasp/decide/${kind}`);

/**
 * The Rego that asks the policies: one rule for each kind of subject that names only that kind's policies, and for events
 * once more by type. OPA's WASM target has no rule index, so this is the index.
 */
export function generateAggregator(policies: readonly Policy[]): string {
  const rules = subjectKinds.flatMap((kind) => {
    const concerned = policies.filter(({ subjects }) => subjects.some((one) => one === kind));
    return concerned.length === 0 ? [`${kind} := engine.decision(set())`] : decide(kind, concerned);
  });
  return `${["# Generated from the METADATA of the policies.\npackage hasp.decide", "import data.hasp.engine", ...rules].join("\n\n")}\n`;
}

function decide(kind: SubjectKind, policies: readonly Policy[]): readonly string[] {
  const found = `found_${kind}`;
  const decision = `${kind} := engine.decision(${found})`;
  const types = eventTypes[kind];
  if (types === undefined) return [decision, ...policies.map((policy) => ask(found, policy))];
  const dispatched = types.flatMap((type) => {
    const concerned = policies.filter(({ events }) => events?.some((event) => event === type));
    if (concerned.length === 0) return [];
    const ofType = `${found}_${type}`;
    return [dispatch(found, type, ofType), ...concerned.map((policy) => ask(ofType, policy))];
  });
  return [decision, ...dispatched];
}

function dispatch(found: string, type: string, ofType: string): string {
  return `${found} contains one if {
	input.event.type == "${type}"
	some one in ${ofType}
}`;
}

function ask(found: string, { id, package: name }: Policy): string {
  return `${found} contains {"policy": "${id}", "violation": violation} if {
	data.hasp.settings.policies["${id}"].enforcement[input.phase]
	some violation in data.${name}.violations
}`;
}
