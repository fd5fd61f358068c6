import { and, exists, or } from "./cel.ts";
import { Refusal } from "./syntax.ts";
import { type Case, hangsOn, type Value, withName } from "./value.ts";

/** What the parts of a body come to: a truth, a text, the items of a list. */
export interface Sum<R> {
  readonly none: R;
  when(condition: string, rest: R): R;
  each(list: string, name: string, rest: R): R;
  any(parts: readonly R[]): R;
}

export const truthSum: Sum<string> = {
  none: "false",
  when: (condition, rest) => and(condition, rest),
  each: exists,
  any: (parts) => or(...parts),
};

export interface Part {
  readonly when: string;
  readonly text: string;
  readonly mayBeEmpty: boolean;
}

export const messageSum: Sum<readonly Part[]> = {
  none: [],
  when: (condition, parts) =>
    parts
      .map((part) => ({ ...part, when: and(condition, part.when) }))
      .filter(({ when }) => when !== "false"),
  each: (list, name, parts) =>
    parts.map((part) => {
      const filtered = part.when === "true" ? list : `${list}.filter(${name}, ${part.when})`;
      const all = `${filtered}.map(${name}, ${part.text})`;
      const told = part.mayBeEmpty ? `${all}.filter(m, m != "")` : all;
      return { when: "true", text: `${told}.join("; ")`, mayBeEmpty: true };
    }),
  any: (parts) => parts.flat(),
};

export function joined(parts: readonly Part[]): string {
  const texts = parts.map(({ when, text }) =>
    when === "true" ? text : `(${when} ? ${text} : "")`,
  );
  if (texts.length === 1) return texts[0] as string;
  return `[${texts.join(", ")}].filter(m, m != "").join("; ")`;
}

export const caseSum: Sum<readonly Case[]> = {
  none: [],
  when: (condition, cases) =>
    cases
      .map(({ when, value }) => ({ when: and(condition, when), value }))
      .filter(({ when }) => when !== "false"),
  each: (list, name, cases) => {
    const [first, ...others] = cases;
    if (!first) return [];
    const same = others.every(({ value }) => JSON.stringify(value) === JSON.stringify(first.value));
    if (!same || hangsOn(first.value, name))
      throw new Refusal("a value that a rule looks for among many");
    const when = exists(list, name, or(...cases.map((one) => one.when)));
    return [{ when, value: first.value }];
  },
  any: (parts) => parts.flat(),
};

export interface Item extends Case {
  readonly loop?: { readonly list: string; readonly name: string; readonly when: string };
}

export const itemSum: Sum<readonly Item[]> = {
  none: [],
  when: (condition, items) =>
    items
      .map((item) => {
        if (!item.loop) return { ...item, when: and(condition, item.when) };
        const { list } = item.loop;
        const held = condition === "true" ? list : `(${condition} ? ${list} : [])`;
        return { ...item, loop: { ...item.loop, list: held } };
      })
      .filter(({ when }) => when !== "false"),
  each: (list, name, items) =>
    items.map((item) => {
      if (item.loop) throw new Refusal("a list of what is in several lists");
      return { when: "true", value: item.value, loop: { list, name, when: item.when } };
    }),
  any: (parts) => parts.flat(),
};

export interface Kind {
  readonly set?: boolean;
  readonly unnamed?: boolean;
}

export function collectionOf(found: readonly Item[], kind: Kind): Value {
  const fixed = found.filter((one) => one.loop === undefined);
  const parts: Value[] = found.flatMap(({ loop, value }): Value[] => {
    if (!loop) return [];
    const { list, name, when } = loop;
    const text = when === "true" ? list : `${list}.filter(${name}, ${when})`;
    return [{ is: "list", text, when: "true", item: (to) => withName(value, name, to), ...kind }];
  });
  if (fixed.length > 0 || parts.length === 0) parts.unshift({ is: "array", items: fixed, ...kind });
  const [only, ...others] = parts;
  return only && others.length === 0 ? only : { is: "union", parts, ...kind };
}
