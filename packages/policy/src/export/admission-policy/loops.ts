import { and, literal, not } from "./cel.ts";
import { Refusal } from "./syntax.ts";
import { absent, type Case, cel, constant, type Value, written } from "./value.ts";

/** Cases of which one holds at most. */
export function disjoint({ cases, sure }: Extract<Value, { is: "choice" }>): readonly Case[] {
  return cases.map((one, i) => ({
    when: and(
      ...cases.slice(0, i).map(({ when }) => not(when)),
      sure && i === cases.length - 1 ? "true" : one.when,
    ),
    value: one.value,
  }));
}

export function keyOf(of: Extract<Value, { is: "array" }>, at: number, item: Value): Value {
  if (of.set) return item;
  return of.unnamed ? { is: "untold", what: "a place in a list" } : constant(at);
}

/** What CEL goes through, with the key and the value of each. */
export function loopOf(value: Value, name: string): [list: string, key: Value, item: Value] {
  const place: Value = { is: "untold", what: "a place in a list" };
  switch (value.is) {
    case "list":
      return [value.text, place, value.item(name)];
    case "map": {
      const list =
        value.except === undefined
          ? value.text
          : `${value.text}.filter(k, k != ${literal(value.except)})`;
      return [list, cel(name, "text"), value.item(value.text, name)];
    }
    case "cel": {
      if (value.sort !== "any") return ["[]", place, absent];
      const { text } = value;
      // an object holds values too
      return [
        `(type(${text}) == list ? ${text} : type(${text}) == map ? dyn(${text}).map(k, ${text}[k]) : [])`,
        place,
        cel(name, "any"),
      ];
    }
    default:
      throw new Refusal("what cannot be gone through");
  }
}

/** Many constants of one sort as a list of CEL. */
export function constantList(value: Extract<Value, { is: "array" }>): Value | undefined {
  const all = value.items.map((one) => one.value);
  const isTexts = all.every((one) => one.is === "constant" && typeof one.value === "string");
  if (!isTexts || value.items.some(({ when }) => when !== "true")) return undefined;
  return {
    is: "list",
    text: `[${all.map((one) => written(one).text).join(", ")}]`,
    when: "true",
    item: (name) => cel(name, "text"),
  };
}
