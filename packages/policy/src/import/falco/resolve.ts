import { invalid, tooLarge } from "../read-yaml.ts";
import { type Check, type Condition, fieldOf, parseCondition, type Value } from "./condition.ts";
import type { FalcoException, FalcoRule, RuleSet } from "./rule-set.ts";

/** A condition whose macros and lists are looked up. A macro's body is one object, however often it is named. */
export type Resolved =
  | { readonly type: "and" | "or"; readonly parts: readonly Resolved[] }
  | { readonly type: "not"; readonly part: Resolved }
  | { readonly type: "macro"; readonly name: string; readonly body: Resolved }
  | ResolvedCheck;

export interface ResolvedCheck extends Omit<Check, "values"> {
  /** Values that stand in the condition itself. */
  readonly values: readonly string[];
  /** Lists that are named, with all that they hold. */
  readonly lists: readonly NamedList[];
}

export interface NamedList {
  readonly name: string;
  readonly items: readonly string[];
}

const resolveLimits = { depth: 300, items: 100_000, nodes: 200_000 } as const;

const HINT = "define it in one of the files, and name them in the order that Falco reads them";

/** Looks up macros and lists, each once. @throws ImportError `IMPORT_INVALID`, `IMPORT_TOO_LARGE` */
export function createResolver({ lists, macros }: RuleSet): (rule: FalcoRule) => Resolved {
  const bodies = new Map<string, Resolved>();
  const heights = new Map<string, number>();
  const items = new Map<string, readonly string[]>();
  let nodes = 0;

  function listOf(name: string, place: string, path: readonly string[]): readonly string[] {
    const known = items.get(name);
    if (known !== undefined) return known;
    const list = lists.get(name);
    if (list === undefined) return [];
    refuseCycle("list", name, path, list.place);
    const inner = [...path, name];
    const all: string[] = [];
    for (const item of list.items) {
      if (lists.has(item)) all.push(...listOf(item, place, inner));
      else all.push(unquoted(item));
      if (all.length > resolveLimits.items)
        throw tooLarge(list.place, `expands the list ${name} to over ${resolveLimits.items} items`);
    }
    const once = [...new Set(all)];
    items.set(name, once);
    return once;
  }

  function macroOf(name: string, place: string, path: readonly string[], depth: number): Resolved {
    const known = bodies.get(name);
    if (known !== undefined) return known;
    const macro = macros.get(name);
    if (macro === undefined) throw invalid(place, `there is no macro ${name}`, HINT);
    refuseCycle("macro", name, path, macro.place);
    const parsed = parseCondition(macro.condition, macro.place);
    const body = resolve(parsed, macro.place, [...path, name], depth + 1);
    const height = heightOf(body, heights);
    if (height > resolveLimits.depth) throw tooLarge(macro.place, "nests macros too deep");
    heights.set(name, height);
    bodies.set(name, body);
    return body;
  }

  function resolve(
    one: Condition,
    place: string,
    path: readonly string[],
    depth: number,
  ): Resolved {
    nodes += 1;
    if (nodes > resolveLimits.nodes || depth > resolveLimits.depth)
      throw tooLarge(place, "has conditions that expand too far");
    const inner = (part: Condition) => resolve(part, place, path, depth + 1);
    if (one.type === "check") return checkOf(one, place);
    if (one.type === "not") return { type: "not", part: inner(one.part) };
    if (one.type === "macro")
      return { type: "macro", name: one.name, body: macroOf(one.name, place, path, depth) };
    return { type: one.type, parts: one.parts.map(inner) };
  }

  function checkOf({ field, operator, values, type }: Check, place: string): ResolvedCheck {
    const isList = ({ bare, text }: Value) => bare && lists.has(text);
    return {
      type,
      field,
      operator,
      values: values.filter((value) => !isList(value)).map(({ text }) => text),
      lists: values
        .filter(isList)
        .map(({ text }) => ({ name: text, items: listOf(text, place, []) })),
    };
  }

  function exceptionOf(one: FalcoException, { place }: FalcoRule): Resolved {
    const { name, fields, comps, values } = one;
    if (fields.length === 0 || fields.length !== comps.length)
      throw invalid(place, `the exception ${name} has not one comparison for each field`, HINT);
    const rows = values.map((row): Resolved => {
      if (row.length !== fields.length)
        throw invalid(
          place,
          `a row of the exception ${name} has not one value for each field`,
          HINT,
        );
      const parts = row.map((cell, i) => {
        const texts = typeof cell === "string" ? [cell] : cell;
        const bare = texts.map((text) => ({ text: unquoted(text), bare: text === unquoted(text) }));
        const check = { field: fieldOf(fields[i] ?? ""), operator: comps[i] ?? "=", values: bare };
        return checkOf({ type: "check", ...check }, place);
      });
      return { type: "and", parts };
    });
    return { type: "not", part: { type: "or", parts: rows } };
  }

  return (rule) => {
    const condition = parseCondition(rule.condition, rule.conditionPlace);
    const own = resolve(condition, rule.conditionPlace, [], 0);
    const excepted = rule.exceptions.filter(({ values }) => values.length > 0);
    if (excepted.length === 0) return own;
    return { type: "and", parts: [own, ...excepted.map((one) => exceptionOf(one, rule))] };
  };
}

/** How deep what follows has to go into a condition: it must not depend on how often macros name macros. */
function heightOf(node: Resolved, heights: ReadonlyMap<string, number>): number {
  if (node.type === "check") return 1;
  if (node.type === "macro") return 1 + (heights.get(node.name) ?? 0);
  const parts = node.type === "not" ? [node.part] : node.parts;
  return 1 + parts.reduce((most, part) => Math.max(most, heightOf(part, heights)), 0);
}

function refuseCycle(what: string, name: string, path: readonly string[], place: string): void {
  if (!path.includes(name)) {
    if (path.length > resolveLimits.depth) throw tooLarge(place, `nests ${what}s too deep`);
    return;
  }
  const circle = [...path.slice(path.indexOf(name)), name].join(" -> ");
  throw invalid(place, `the ${what} ${name} leads back to itself: ${circle}`, HINT);
}

/** Items of lists carry the quotes that they would have in a condition. */
function unquoted(text: string): string {
  return /^(["']).*\1$/s.test(text) && text.length > 1 ? text.slice(1, -1) : text;
}
