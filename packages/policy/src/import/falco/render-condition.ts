import type { Need } from "../../contract/need.ts";
import type { Folded } from "./fold.ts";
import { ruleNameOf } from "./names.ts";

type Form = "is" | "may";

export interface Rendered {
  /** Rules that the two forms of the condition stand on. */
  readonly rules: readonly string[];
  /** The lines of a body that holds where the condition certainly does. */
  readonly certain: readonly string[];
  /** Where it cannot be ruled out; undefined where that is the same. */
  readonly possible: readonly string[] | undefined;
  readonly untold: ReadonlySet<string>;
  readonly needs: ReadonlySet<Need>;
  readonly lists: ReadonlyMap<string, readonly string[]>;
}

/**
 * A condition as bodies of Rego. What a sensor may leave out makes two forms of it: a comparison with an untold field does not
 * certainly hold and cannot be ruled out, and under a `not` the forms change places.
 */
export function renderCondition(condition: Folded): Rendered {
  const rules: string[] = [];
  const names = new Map<Folded, Map<Form, string>>();
  const used = new Set<string>();
  const untold = new Set<string>();
  const needs = new Set<Need>();
  const lists = new Map<string, readonly string[]>();
  const differing = new Map<Folded, boolean>();

  function differs(node: Folded): boolean {
    const known = differing.get(node);
    if (known !== undefined) return known;
    const found = look(node);
    differing.set(node, found);
    return found;
  }

  function look(node: Folded): boolean {
    if (node.type === "compared") return node.by.untold !== undefined;
    if (node.type === "unsaid") return true;
    if (node.type === "not") return differs(node.part);
    if (node.type === "macro") return differs(node.body);
    return node.type !== "constant" && node.parts.some(differs);
  }

  /** Statements that hold when the node in this form holds, or when it does not. */
  function lines(node: Folded, asked: Form, negative: boolean): string[] {
    const form = asked === "may" && differs(node) ? "may" : "is";
    switch (node.type) {
      case "constant":
        return [String(node.holds !== negative)];
      case "not":
        return lines(node.part, asked === "is" ? "may" : "is", !negative);
      case "unsaid":
        return [String((asked === "may") !== negative)];
      case "compared":
        return linesOfComparison(node, form, negative);
      case "and":
        if (!negative) return node.parts.flatMap((part) => lines(part, form, false));
        return [`not ${ruleOf(node, form)}`];
      case "or":
        if (negative) return node.parts.flatMap((part) => lines(part, form, true));
        return [ruleOf(node, form)];
      case "macro":
        return [`${negative ? "not " : ""}${ruleOf(node, form)}`];
    }
  }

  function linesOfComparison(
    node: Extract<Folded, { type: "compared" }>,
    form: Form,
    negative: boolean,
  ): string[] {
    note(node);
    const all = expressionsOf(node, form);
    // under `not` a rule stands for it: Rego takes a call's arguments out before the `not`, and one that is undefined ends the body
    if (negative)
      return all.every(isName) ? all.map((one) => `not ${one}`) : [`not ${ruleOf(node, form)}`];
    return all.length === 1 ? all.slice() : [ruleOf(node, form)];
  }

  function note({ by }: Extract<Folded, { type: "compared" }>): void {
    if (by.needs !== undefined) needs.add(by.needs);
    for (const { name, items } of by.lists) lists.set(name, items);
  }

  function expressionsOf({ by }: Extract<Folded, { type: "compared" }>, form: Form): string[] {
    if (form === "is" || by.untold === undefined) return [...by.anyOf];
    untold.add(by.untold);
    return [...by.anyOf, `falco.untold[${JSON.stringify(by.untold)}]`];
  }

  function ruleOf(node: Folded, form: Form): string {
    const known = names.get(node)?.get(form);
    if (known !== undefined) return known;
    const name = freeName(node, form);
    names.set(node, (names.get(node) ?? new Map<Form, string>()).set(form, name));
    const body = node.type === "macro" ? node.body : node;
    const bodies =
      body.type === "or"
        ? body.parts.map((part) => lines(part, form, false))
        : body.type === "compared"
          ? expressionsOf(body, form).map((one) => [one])
          : [lines(body, form, false)];
    if (body.type === "compared") note(body);
    const alive = bodies.filter((one) => !one.includes("false"));
    const written = alive.length > 0 ? alive : [["false"]];
    rules.push(written.map((one) => `${name} if ${bodyOf(one)}`).join("\n\n"));
    return name;
  }

  function freeName(node: Folded, form: Form): string {
    const base = form === "may" ? `may_${nameOf(node)}` : nameOf(node);
    let name = base;
    for (let n = 2; used.has(name); n++) name = `${base}_${n}`;
    used.add(name);
    return name;
  }

  const certain = lines(condition, "is", false);
  const possible = differs(condition) ? lines(condition, "may", false) : undefined;
  return { rules, certain, possible, untold, needs, lists };
}

function nameOf(node: Folded): string {
  if (node.type === "macro") return ruleNameOf(node.name);
  if (node.type === "compared") return node.by.label;
  return node.type === "and" ? "all_hold" : "any_holds";
}

function isName(expression: string): boolean {
  return /^falco\.[a-z_]+(?:\["[a-z ]+"\])?$/.test(expression);
}

export function bodyOf(lines: readonly string[]): string {
  const asking = lines.filter((line) => line !== "true");
  return `{\n${(asking.length > 0 ? asking : ["true"]).map((line) => `\t${line}\n`).join("")}}`;
}
