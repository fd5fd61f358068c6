import { and, literal, or, requireAscii } from "./cel.ts";
import { type Cel, compare, operators, spread, within } from "./compare.ts";
import { member } from "./members.ts";
import { inCapitals, inLowerCase } from "./shapes.ts";
import { Refusal } from "./syntax.ts";
import { absent, cel, choose, constant, definedOf, type Value, written } from "./value.ts";

/** A text where the value is one; functions over texts are undefined of anything else. */
function textOf(value: Value | undefined): Cel {
  if (!value || value.is === "untold") throw new Refusal("a text that is not told");
  if (value.is !== "cel" && value.is !== "constant")
    return { is: "cel", text: '""', sort: "text", when: "false" };
  const made = written(value);
  if (made.sort === "text") return made;
  if (made.sort !== "any") return { is: "cel", text: '""', sort: "text", when: "false" };
  return { ...made, when: and(made.when, `(type(${made.text}) == string)`) };
}

type Builtin = (args: readonly Value[]) => Value;

/** Functions from texts to what CEL says of them. */
function overTexts(
  write: (...texts: string[]) => string,
  sort: "truth" | "text",
  fold: (...texts: string[]) => string | boolean,
): Builtin {
  return (args) => {
    const known = args.map((one) => (one.is === "constant" ? one.value : undefined));
    if (known.every((one): one is string => typeof one === "string"))
      return constant(fold(...known));
    const made = args.map(textOf);
    if (sort === "truth") requireAscii(...made.map(({ text }) => text));
    return cel(write(...made.map(({ text }) => text)), sort, and(...made.map(({ when }) => when)));
  };
}

function typeOf(value: string | number | boolean | null): "text" | "number" | "truth" | "null" {
  if (typeof value === "string") return "text";
  if (typeof value === "number") return "number";
  return value === null ? "null" : "truth";
}

function constantText(value: Value | undefined, what: string): string {
  if (value?.is !== "constant" || typeof value.value !== "string")
    throw new Refusal(`${what} that is no constant`);
  return value.value;
}

function isOfType(...types: readonly string[]): Builtin {
  return ([value]) => {
    if (!value || value.is === "untold") throw new Refusal("a type that is not told");
    const known: Readonly<Record<string, string>> = {
      map: "map",
      object: "map",
      list: "list",
      array: "list",
    };
    if (value.is === "array" && value.set) return constant(types.includes("set"));
    if (value.is === "array" && value.unnamed) return constant(types.includes("map"));
    if (value.is === "constant")
      return constant(
        types.includes(
          { text: "string", number: "int", truth: "bool", null: "null_type" }[typeOf(value.value)],
        ),
      );
    const shape = known[value.is];
    if (shape)
      return within(cel("true", "truth", definedOf(value)), constant(types.includes(shape)));
    const { text, sort, when } = written(value);
    const sorts: Readonly<Record<string, string>> = {
      text: "string",
      number: "int",
      truth: "bool",
    };
    if (sort !== "any")
      return within(cel("true", "truth", when), constant(types.includes(sorts[sort] ?? "")));
    // other values than those that hold are false in Rego too
    return cel(or(...types.map((type) => `(type(${text}) == ${type})`)), "truth", when);
  };
}

const builtins: Readonly<Record<string, Builtin>> = {
  startswith: overTexts(
    (a, b) => `${a}.startsWith(${b})`,
    "truth",
    (a = "", b = "") => a.startsWith(b),
  ),
  endswith: overTexts(
    (a, b) => `${a}.endsWith(${b})`,
    "truth",
    (a = "", b = "") => a.endsWith(b),
  ),
  contains: overTexts(
    (a, b) => `${a}.contains(${b})`,
    "truth",
    (a = "", b = "") => a.includes(b),
  ),
  lower: overTexts(
    (a = "") => inLowerCase(a),
    "text",
    (a = "") => ascii(a).toLowerCase(),
  ),
  upper: overTexts(
    (a = "") => inCapitals(a),
    "text",
    (a = "") => ascii(a).toUpperCase(),
  ),
  trim_space: overTexts(
    (a) => `${a}.trim()`,
    "text",
    (a = "") => ascii(a).trim(),
  ),
  trim_prefix: ([value, prefix]) => {
    const start = constantText(prefix, "a prefix");
    const cut = (text: string) =>
      `(${text}.startsWith(${literal(start)}) ? ${text}.substring(${[...start].length}) : ${text})`;
    return overTexts(
      (a = "") => cut(a),
      "text",
      (a = "") => (a.startsWith(start) ? a.slice(start.length) : a),
    )([value as Value]);
  },
  trim_suffix: ([value, suffix]) => {
    const end = constantText(suffix, "a suffix");
    const cut = (text: string) =>
      `(${text}.endsWith(${literal(end)}) ? ${text}.substring(0, size(${text}) - ${[...end].length}) : ${text})`;
    return overTexts(
      (a = "") => cut(a),
      "text",
      (a = "") => (end !== "" && a.endsWith(end) ? a.slice(0, -end.length) : a),
    )([value as Value]);
  },
  replace: ([value, from, to]) => {
    const [old, fresh] = [
      constantText(from, "what is replaced"),
      constantText(to, "what replaces it"),
    ];
    if (old === "") throw new Refusal("a replacement of nothing");
    return overTexts(
      (a) => `${a}.replace(${literal(old)}, ${literal(fresh)})`,
      "text",
      (a = "") => a.replaceAll(old, fresh),
    )([value as Value]);
  },
  split: ([value, by]) => {
    const between = constantText(by, "what divides a text");
    if (between === "") throw new Refusal("a text in its letters");
    if (value?.is === "constant" && typeof value.value === "string")
      return {
        is: "array",
        items: value.value.split(between).map((one) => ({ when: "true", value: constant(one) })),
      };
    const { text, when } = textOf(value);
    return {
      is: "list",
      text: `${text}.split(${literal(between)})`,
      when,
      item: (name) => cel(name, "text"),
    };
  },
  concat: ([between, list]) => {
    const joint = constantText(between, "what joins texts");
    const { text, when } = written(list ?? absent);
    if (list?.is !== "list" || list.set)
      throw new Refusal("texts that are joined, which are no list");
    return cel(`${text}.join(${literal(joint)})`, "text", when);
  },
  count: ([value]) => countOf(value),
  "object.get": ([value, key, other]) => {
    if (!value || !key || !other) throw new Refusal("object.get without three arguments");
    const found =
      key.is === "array"
        ? key.items.reduce((of, one) => member(of, one.value), value)
        : member(value, key);
    return choose([
      { when: definedOf(value), value: found },
      { when: definedOf(value), value: other },
    ]);
  },
  "object.keys": ([value]) => {
    if (value?.is === "map" && value.except === undefined)
      return {
        is: "list",
        text: `${value.text}.map(k, k)`,
        when: value.when,
        item: (name) => cel(name, "text"),
      };
    throw new Refusal("the names of members");
  },
  "array.concat": ([a, b]) => {
    if (a?.is !== "array" || b?.is !== "array") throw new Refusal("lists that are put together");
    return { is: "array", items: [...a.items, ...b.items] };
  },
  "object.union": ([a, b]) => {
    if (
      a?.is !== "object" ||
      b?.is !== "object" ||
      !a.whole ||
      !b.whole ||
      and(a.when, b.when) !== "true"
    )
      throw new Refusal("objects that are put together");
    return { ...a, members: { ...a.members, ...b.members } };
  },
  "strings.any_prefix_match": ([value, prefixes]) => anyMatch("startsWith", value, prefixes),
  "strings.any_suffix_match": ([value, suffixes]) => anyMatch("endsWith", value, suffixes),
  is_string: isOfType("string"),
  is_number: isOfType("int", "double"),
  is_boolean: isOfType("bool"),
  is_array: isOfType("list"),
  is_object: isOfType("map"),
  is_null: isOfType("null_type"),
};

function ascii(text: string): string {
  if (/[^\0-\u007f]/.test(text)) throw new Refusal("letters beyond ASCII in capitals");
  return text;
}

function anyMatch(method: string, value: Value | undefined, list: Value | undefined): Value {
  const { text, when } = textOf(value);
  if (list?.is !== "array") throw new Refusal("a list that is no constant");
  const held = list.items.map(
    (one) => `${text}.${method}(${literal(constantText(one.value, "a part"))})`,
  );
  return cel(or(...held), "truth", when);
}

function countOf(value: Value | undefined): Value {
  switch (value?.is) {
    case "union": {
      const counts = value.parts.map((part) => written(countOf(part)).text);
      if (value.set) throw new Refusal("how many a set holds");
      return cel(`(${counts.join(" + ")})`, "number");
    }
    case "array":
      if (value.set && value.items.some(({ when }) => when !== "true"))
        throw new Refusal("how many a set holds");
      if (value.items.every(({ when }) => when === "true")) return constant(value.items.length);
      return cel(`(${value.items.map(({ when }) => `(${when} ? 1 : 0)`).join(" + ")})`, "number");
    case "list":
      if (value.set) throw new Refusal("how many a set holds");
      return cel(`size(${value.text})`, "number", value.when);
    case "map":
      if (value.except !== undefined) throw new Refusal("how many annotations there are");
      return cel(`size(${value.text})`, "number", value.when);
    case "cel":
      if (value.sort === "text") return cel(`size(${value.text})`, "number", value.when);
      if (value.sort !== "any") return absent;
      return cel(
        `size(${value.text})`,
        "number",
        and(
          value.when,
          or(...["list", "map", "string"].map((type) => `(type(${value.text}) == ${type})`)),
        ),
      );
    case "constant":
      return typeof value.value === "string" ? constant([...value.value].length) : absent;
    default:
      throw new Refusal("how many of this there are");
  }
}

/** @throws Refusal of a function that is not among those that CEL has alike */
export function callBuiltin(name: string, args: readonly Value[]): Value {
  if (Object.hasOwn(operators, name)) {
    const [left = absent, right = absent] = args;
    return compare(name, left, right);
  }
  const builtin = Object.hasOwn(builtins, name) ? builtins[name] : undefined;
  if (!builtin) throw new Refusal(`the function ${name}`);
  if (args.some((one) => definedOf(one) === "false")) return absent;
  return spread(args, (all) => {
    const made = builtin(all.map((one) => one));
    return choose([{ when: and(...all.map(definedOf)), value: made }]);
  });
}
