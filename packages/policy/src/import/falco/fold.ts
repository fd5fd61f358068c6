import { compare } from "./compare.ts";
import { knownTypes, typesOfCall } from "./events.ts";
import type { Compared, Unsaid } from "./operators.ts";
import type { Resolved, ResolvedCheck } from "./resolve.ts";

/** A condition over the contract: types of events are left where they still choose, and constants are gone. */
export type Folded =
  | { readonly type: "constant"; readonly holds: boolean }
  | { readonly type: "and" | "or"; readonly parts: readonly Folded[] }
  | { readonly type: "not"; readonly part: Folded }
  | { readonly type: "macro"; readonly name: string; readonly body: Folded }
  | { readonly type: "compared"; readonly by: Compared }
  | { readonly type: "unsaid"; readonly by: Unsaid };

const constant = (holds: boolean): Folded => ({ type: "constant", holds });

/** Every type of event that the condition names, and the system calls among them that no event is made of. */
function typesNamed(condition: Resolved): ReadonlySet<string> {
  const found = new Set<string>();
  const seen = new Set<Resolved>();
  const visit = (node: Resolved): void => {
    if (seen.has(node)) return;
    seen.add(node);
    if (node.type === "check")
      for (const call of callsOf(node)) for (const type of typesOfCall(call)) found.add(type);
    else if (node.type === "not") visit(node.part);
    else if (node.type === "macro") visit(node.body);
    else for (const part of node.parts) visit(part);
  };
  visit(condition);
  return found;
}

/** The condition as it reads for these types of events. */
export function fold(condition: Resolved, types: readonly string[]): Folded {
  const bodies = new Map<string, Folded>();
  const visit = (node: Resolved): Folded => {
    if (node.type === "check") return foldCheck(node, types);
    if (node.type === "not") return negated(visit(node.part));
    if (node.type === "macro") {
      const known = bodies.get(node.name);
      if (known !== undefined) return known;
      const body = visit(node.body);
      const plain = body.type === "constant" || body.type === "unsaid";
      const folded: Folded = plain ? body : { type: "macro", name: node.name, body };
      bodies.set(node.name, folded);
      return folded;
    }
    return joined(node.type, node.parts.map(visit));
  };
  return visit(condition);
}

function joined(type: "and" | "or", parts: readonly Folded[]): Folded {
  const ends = type === "or";
  const left: Folded[] = [];
  for (const part of parts) {
    if (part.type === "constant" && part.holds === ends) return part;
    if (part.type === "constant") continue;
    if (part.type === type) left.push(...part.parts);
    else left.push(part);
  }
  const [first] = left;
  if (first === undefined) return constant(!ends);
  return left.length === 1 ? first : { type, parts: left };
}

function negated(part: Folded): Folded {
  if (part.type === "constant") return constant(!part.holds);
  return part.type === "not" ? part.part : { type: "not", part };
}

function foldCheck(check: ResolvedCheck, types: readonly string[]): Folded {
  const calls = callsOf(check);
  if (calls.length > 0) {
    const named = new Set(calls.flatMap(typesOfCall));
    const chosen = types.filter((type) => named.has(type) !== (check.operator === "!="));
    if (chosen.length === 0) return constant(false);
    if (chosen.length === types.length) return constant(true);
    const one = chosen.map((type) => JSON.stringify(type));
    const rego =
      one.length === 1
        ? `input.event.type == ${one[0]}`
        : `input.event.type in {${one.join(", ")}}`;
    return { type: "compared", by: { label: "event_type", anyOf: [rego], lists: [] } };
  }
  const by = compare(check);
  if ("unsaid" in by) return { type: "unsaid", by };
  if (by.anyOf.length === 0) return constant(false);
  if (by.anyOf[0] === "true") return constant(true);
  return { type: "compared", by };
}

function callsOf({ field, operator, values, lists }: ResolvedCheck): readonly string[] {
  if (field.name !== "evt.type" || !["=", "==", "!=", "in"].includes(operator)) return [];
  return [...values, ...lists.flatMap(({ items }) => items)];
}

/**
 * Whether a condition can hold, once as what is certain and once as what cannot be ruled out: what the contract does not tell is
 * never certain and never ruled out.
 */
function canHold(node: Folded, form: "is" | "may"): boolean {
  return outcome(node, form, new Map()) !== false;
}

/** True and false where nothing of an event changes it. */
function outcome(
  node: Folded,
  form: "is" | "may",
  known: Map<string, boolean | undefined>,
): boolean | undefined {
  switch (node.type) {
    case "constant":
      return node.holds;
    case "compared":
      return undefined;
    case "unsaid":
      return form === "may";
    case "not": {
      const inner = outcome(node.part, form === "is" ? "may" : "is", known);
      return inner === undefined ? undefined : !inner;
    }
    case "macro": {
      const key = `${form} ${node.name}`;
      if (!known.has(key)) known.set(key, outcome(node.body, form, known));
      return known.get(key);
    }
    default: {
      const ends = node.type === "or";
      const all = node.parts.map((part) => outcome(part, form, known));
      if (all.includes(ends)) return ends;
      return all.every((one) => one === !ends) ? !ends : undefined;
    }
  }
}

/** What the condition asks that the contract does not tell. */
export function unsaidIn(
  node: Folded,
  found: Set<string> = new Set(),
  seen: Set<Folded> = new Set(),
): Set<string> {
  if (seen.has(node)) return found;
  seen.add(node);
  if (node.type === "unsaid") found.add(node.by.unsaid);
  else if (node.type === "not") unsaidIn(node.part, found, seen);
  else if (node.type === "macro") unsaidIn(node.body, found, seen);
  else if (node.type === "and" || node.type === "or")
    for (const part of node.parts) unsaidIn(part, found, seen);
  return found;
}

/** The types of events for which the condition can be told, and why each other one that it means is left out. */
export function chooseTypes(condition: Resolved): { types: string[]; reasons: string[] } {
  const types: string[] = [];
  const reasons = new Set<string>();
  for (const type of new Set([...knownTypes, ...typesNamed(condition)])) {
    const folded = fold(condition, [type]);
    const told = type.endsWith("()") === false;
    if (told && canHold(folded, "is")) types.push(type);
    else if (canHold(folded, "may")) {
      if (!told) reasons.add(`the contract has no event of ${type}`);
      else for (const one of unsaidIn(folded)) reasons.add(`not for ${type}: ${one}`);
    }
  }
  return { types, reasons: [...reasons] };
}
