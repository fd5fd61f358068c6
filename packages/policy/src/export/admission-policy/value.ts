import { and, either, literal, mentions, or, renamed } from "./cel.ts";
import { Refusal } from "./syntax.ts";

/** What CEL is known to have there; `any` is whatever the object has. */
export type Sort = "truth" | "number" | "text" | "quantity" | "any";

/** What a term of Rego is of an object that is not there yet. `when` says in CEL whether it is defined. */
export type Value =
  | { readonly is: "constant"; readonly value: string | number | boolean | null }
  | { readonly is: "cel"; readonly text: string; readonly sort: Sort; readonly when: string }
  | {
      readonly is: "list";
      /** A list of CEL, and what one of its items is by the name that it goes by. */
      readonly text: string;
      readonly when: string;
      readonly item: (name: string) => Value;
      /** One value may be there twice, where Rego has a set. */
      readonly set?: boolean;
    }
  /** What one collection of Rego is made of; the names of its items are not told. */
  | { readonly is: "union"; readonly parts: readonly Value[]; readonly set?: boolean }
  | {
      readonly is: "map";
      /** A map of CEL, what stands by a key of it, and a key that is not looked at. */
      readonly text: string;
      readonly when: string;
      readonly item: (map: string, key: string) => Value;
      readonly except?: string;
    }
  | {
      readonly is: "object";
      readonly when: string;
      readonly members: Readonly<Record<string, () => Value>>;
      /** Whether these are all that it may have: else others are not told. */
      readonly whole?: boolean;
      readonly what: string;
    }
  | {
      readonly is: "array";
      readonly items: readonly Case[];
      readonly set?: boolean;
      /** An object whose names are places that CEL does not count. */
      readonly unnamed?: boolean;
    }
  | { readonly is: "choice"; readonly cases: readonly Case[]; readonly sure?: boolean }
  | { readonly is: "rules"; readonly path: string }
  /** It is there, and CEL cannot say what it is. */
  | { readonly is: "untold"; readonly what: string };

export interface Case {
  readonly when: string;
  readonly value: Value;
}

export const absent: Value = { is: "choice", cases: [] };

export function constant(value: string | number | boolean | null): Value {
  return { is: "constant", value };
}

export function cel(text: string, sort: Sort, when = "true"): Value {
  return { is: "cel", text, sort, when };
}

/** What JSON says as a value. */
export function valueOfJson(json: unknown): Value {
  if (Array.isArray(json))
    return { is: "array", items: json.map((one) => ({ when: "true", value: valueOfJson(one) })) };
  if (typeof json === "object" && json !== null) return objectOf("a constant", membersOf(json));
  if (json === undefined) return absent;
  return constant(json as string | number | boolean | null);
}

function membersOf(json: object): Record<string, () => Value> {
  return Object.fromEntries(
    Object.entries(json).map(([name, one]) => [name, () => valueOfJson(one)] as const),
  );
}

export function objectOf(
  what: string,
  members: Readonly<Record<string, () => Value>>,
  options: { readonly when?: string; readonly whole?: boolean } = {},
): Value {
  const { when = "true", whole = true } = options;
  return { is: "object", what, members, when, whole };
}

/** The first case that holds; each holds only where its value is defined. */
export function choose(cases: readonly Case[]): Value {
  const real: Case[] = [];
  for (const one of cases) {
    const when = and(one.when, definedOf(one.value));
    if (when === "false") continue;
    const value = settled(one.value);
    if (when === "true" && real.length === 0) return value;
    real.push({ when, value });
    if (when === "true") break;
  }
  return { is: "choice", cases: real };
}

export function definedOf(value: Value): string {
  switch (value.is) {
    case "cel":
    case "list":
    case "map":
    case "object":
      return value.when;
    case "choice":
      return value.sure ? "true" : or(...value.cases.map(({ when }) => when));
    default:
      return "true";
  }
}

/** The value where it is known to be defined. */
export function settled(value: Value): Value {
  switch (value.is) {
    case "cel":
    case "list":
    case "map":
    case "object":
      return value.when === "true" ? value : { ...value, when: "true" };
    case "choice":
      return { ...value, sure: true };
    default:
      return value;
  }
}

/** Whether a body goes on: it is defined, and not false. */
export function truthOf(value: Value): string {
  switch (value.is) {
    case "constant":
      return String(value.value !== false);
    case "cel":
      if (value.sort === "truth") return and(value.when, value.text);
      return value.sort === "any" ? and(value.when, `(${value.text} != false)`) : value.when;
    case "choice":
      return value.cases.reduceRight(
        (rest, one, i) =>
          either(
            value.sure && i === value.cases.length - 1 ? "true" : one.when,
            truthOf(one.value),
            rest,
          ),
        "false",
      );
    default:
      return definedOf(value);
  }
}

/** The value with another name for what a comprehension goes through. */
export function withName(value: Value, from: string, to: string): Value {
  const change = (text: string) => renamed(text, from, to);
  const inner = (one: Value) => withName(one, from, to);
  const cases = (all: readonly Case[]) =>
    all.map((one) => ({ when: change(one.when), value: inner(one.value) }));
  switch (value.is) {
    case "cel":
    case "map":
      // what stands by a key is made of the text
      return { ...value, text: change(value.text), when: change(value.when) };
    case "list": {
      const { item } = value;
      return {
        ...value,
        text: change(value.text),
        when: change(value.when),
        item: (name: string) => inner(item(name)),
      };
    }
    case "object":
      return {
        ...value,
        when: change(value.when),
        members: Object.fromEntries(
          Object.entries(value.members).map(([name, member]) => [name, () => inner(member())]),
        ),
      };
    case "array":
      return { ...value, items: cases(value.items) };
    case "union":
      return { ...value, parts: value.parts.map(inner) };
    case "choice":
      return { ...value, cases: cases(value.cases) };
    default:
      return value;
  }
}

/** The value as one text of CEL with the condition under which it is there. */
export function written(value: Value): Extract<Value, { is: "cel" }> {
  switch (value.is) {
    case "cel":
      return value;
    case "constant":
      return { is: "cel", text: literal(value.value), sort: sortOf(value.value), when: "true" };
    case "choice":
      return writtenChoice(value);
    case "map":
      if (value.except !== undefined) throw new Refusal("annotations as a whole");
      return { is: "cel", text: value.text, sort: "any", when: value.when };
    case "list": {
      const item = value.item("v_0");
      const isPlain = item.is === "cel" && item.text === "v_0" && item.when === "true";
      const text = isPlain ? value.text : `${value.text}.map(v_0, ${written(item).text})`;
      return { is: "cel", text, sort: "any", when: value.when };
    }
    case "array": {
      if (value.items.some(({ when }) => when !== "true") || value.set || value.unnamed)
        throw new Refusal("a set that is no constant");
      const items = value.items.map((one) => `dyn(${written(one.value).text})`);
      return { is: "cel", text: `[${items.join(", ")}]`, sort: "any", when: "true" };
    }
    case "object": {
      if (!value.whole) throw new Refusal(`${value.what} as a whole`);
      const members = Object.entries(value.members).map(([name, one]) => {
        const { text, when } = written(one());
        if (when !== "true") throw new Refusal(`${value.what} as a whole`);
        return `${literal(name)}: dyn(${text})`;
      });
      return { is: "cel", text: `dyn({${members.join(", ")}})`, sort: "any", when: value.when };
    }
    default:
      throw new Refusal(value.is === "untold" ? value.what : "a collection as a value");
  }
}

function writtenChoice(value: Extract<Value, { is: "choice" }>): Extract<Value, { is: "cel" }> {
  const parts = value.cases.map((one) => ({ when: one.when, made: written(one.value) }));
  const last = parts.at(-1);
  if (!last) throw new Refusal("what is never there");
  const sorts = new Set(parts.map(({ made }) => made.sort));
  const sort = sorts.size === 1 ? last.made.sort : "any";
  const show = (made: { readonly text: string }) =>
    sorts.size === 1 && sort !== "any" ? made.text : `dyn(${made.text})`;
  const text = parts
    .slice(0, -1)
    .reduceRight((rest, { when, made }) => `(${when} ? ${show(made)} : ${rest})`, show(last.made));
  return { is: "cel", text, sort, when: definedOf(value) };
}

function sortOf(value: string | number | boolean | null): Sort {
  if (typeof value === "string") return "text";
  if (typeof value === "number") return "number";
  return typeof value === "boolean" ? "truth" : "any";
}

/** Whether what it is hangs on the item that a comprehension goes through. */
export function hangsOn(value: Value, name: string): boolean {
  if (value.is === "constant" || value.is === "rules" || value.is === "untold") return false;
  if (value.is === "choice")
    return value.cases.some((one) => mentions(one.when, name) || hangsOn(one.value, name));
  if (value.is === "cel") return mentions(`${value.text} ${value.when}`, name);
  return true;
}
