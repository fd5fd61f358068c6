import { and, exists, literal, not, or } from "./cel.ts";
import { inCapitals, inLowerCase } from "./shapes.ts";
import { Refusal } from "./syntax.ts";
import {
  absent,
  type Case,
  cel,
  choose,
  constant,
  definedOf,
  settled,
  truthOf,
  type Value,
  written,
} from "./value.ts";

type Cel = Extract<Value, { is: "cel" }>;

/** How many cases of arguments are told apart before they become one text. */
const CASES = 24;

const operators: Readonly<Record<string, string>> = {
  equal: "==",
  neq: "!=",
  lt: "<",
  lte: "<=",
  gt: ">",
  gte: ">=",
};

/** A function of each of the values that its arguments may be. */
function spread(args: readonly Value[], work: (args: readonly Value[]) => Value): Value {
  const at = args.findIndex(({ is }) => is === "choice");
  const value = args[at];
  if (value?.is !== "choice") return work(args);
  const product = args.reduce((all, one) => all * (one.is === "choice" ? one.cases.length : 1), 1);
  const isPlain = value.cases.every((one) => one.value.is === "cel" || one.value.is === "constant");
  if (product > CASES && isPlain)
    return spread([...args.slice(0, at), written(value), ...args.slice(at + 1)], work);
  const results = value.cases.map((one) => ({
    when: one.when,
    made: spread([...args.slice(0, at), one.value, ...args.slice(at + 1)], work),
  }));
  // the first case that holds decides, also where nothing comes of it
  const silent: string[] = [];
  const cases = results.map(({ when, made }, i): Case => {
    const holds = value.sure && i === results.length - 1 ? "true" : when;
    const defined = definedOf(made);
    const one = { when: and(...silent.map(not), holds, defined), value: settled(made) };
    if (defined !== "true") silent.push(holds);
    return one;
  });
  return choose(cases);
}

/** A member of a value by its name, or an item by its number. */
export function member(value: Value, key: Value): Value {
  return spread([value, key], ([of, by]) => (of && by ? memberOf(of, by) : absent));
}

function memberOf(value: Value, key: Value): Value {
  switch (value.is) {
    case "object":
      return memberOfObject(value, key);
    case "array": {
      if (value.set) return within(isIn(key, value), key);
      if (key.is !== "constant") throw new Refusal("an item by a number that is no constant");
      const item = typeof key.value === "number" ? value.items[key.value] : undefined;
      return item ? choose([item]) : absent;
    }
    case "map": {
      const { text, when } = written(key);
      const isThere = `(${text} in ${value.text})`;
      const isMeant = value.except === undefined ? "true" : `(${text} != ${literal(value.except)})`;
      const item = value.item(value.text, text);
      return within(cel("true", "truth", and(value.when, when, isMeant, isThere)), item);
    }
    case "cel":
      return value.sort === "any" ? memberOfAny(value, key) : absent;
    case "list": {
      if (key.is !== "constant" || typeof key.value !== "number")
        throw new Refusal("an item by a name that is no constant");
      const item = written(value.item(`${value.text}[${key.value}]`));
      return { ...item, when: and(value.when, `(size(${value.text}) > ${key.value})`, item.when) };
    }
    case "constant":
      return absent;
    case "untold":
      throw new Refusal(value.what);
    default:
      throw new Refusal("a member of this");
  }
}

/** A value where a truth holds. */
function within(truth: Value, value: Value): Value {
  return choose([{ when: truthOf(truth), value }]);
}

function memberOfObject(value: Extract<Value, { is: "object" }>, key: Value): Value {
  if (key.is !== "constant") {
    if (!value.whole) throw new Refusal(`a member of ${value.what} by a name that is no constant`);
    return choose(
      Object.entries(value.members).map(([name, one]) => ({
        when: and(value.when, truthOf(compare("equal", constant(name), key))),
        value: one(),
      })),
    );
  }
  const name = String(key.value);
  if (!Object.hasOwn(value.members, name)) {
    if (value.whole) return absent;
    throw new Refusal(`${name} of ${value.what}`);
  }
  return choose([{ when: value.when, value: value.members[name]?.() ?? absent }]);
}

const PLAIN = /^[A-Za-z_][A-Za-z0-9_]*$/;
const WORDS = new Set(["in", "true", "false", "null"]);

function memberOfAny(value: Cel, key: Value): Value {
  if (key.is === "constant" && typeof key.value === "string") {
    const base = value.text.replace(/\.value\(\)$/, "");
    const name = key.value;
    const part = PLAIN.test(name) && !WORDS.has(name) ? `.?${name}` : `[?${literal(name)}]`;
    // the API server knows which members are objects
    return cel(`${base}${part}.value()`, "any", and(value.when, `${base}${part}.hasValue()`));
  }
  if (key.is === "constant" && typeof key.value === "number")
    return cel(
      `${value.text}[${key.value}]`,
      "any",
      and(value.when, `(type(${value.text}) == list)`, `(size(${value.text}) > ${key.value})`),
    );
  const { text, when } = written(key);
  return cel(`${value.text}[${text}]`, "any", and(value.when, when, `(${text} in ${value.text})`));
}

/** A comparison as Rego has it. */
export function compare(operator: string, left: Value, right: Value): Value {
  return spread([left, right], ([a, b]) => (a && b ? compareOne(operator, a, b) : absent));
}

function compareOne(operator: string, left: Value, right: Value): Value {
  if (left.is === "constant" && right.is === "constant") {
    const held = compareConstants(operator, left.value, right.value);
    if (held !== undefined) return constant(held);
  }
  const sign = operators[operator];
  if (sign === undefined) throw new Refusal(`the operator ${operator}`);
  const isEquality = operator === "equal" || operator === "neq";
  const empty = isEquality ? emptiness(left, right) : undefined;
  if (empty !== undefined)
    return cel(
      operator === "equal" ? empty : not(empty),
      "truth",
      and(definedOf(left), definedOf(right)),
    );
  const [a, b] = [written(left), written(right)];
  const when = and(a.when, b.when);
  if (a.sort === "quantity" || b.sort === "quantity")
    return cel(compareAmounts(sign, a, b), "truth", when);
  const sorts = new Set([a.sort, b.sort]);
  if (isEquality) {
    if (!sorts.has("any") && sorts.size > 1)
      return within(cel("true", "truth", when), constant(operator === "neq"));
    return cel(`(${a.text} ${sign} ${b.text})`, "truth", when);
  }
  if (sorts.size === 1 && sorts.has("number"))
    return cel(`(${a.text} ${sign} ${b.text})`, "truth", when);
  if (b.sort === "number" && a.sort === "any")
    return cel(compareAny(operator, a.text, `(${a.text} ${sign} ${b.text})`), "truth", when);
  throw new Refusal("an order of what may be no numbers");
}

/** Of an empty list, set or object only whether the other one is empty is asked. */
function emptiness(left: Value, right: Value): string | undefined {
  for (const [empty, other] of [
    [left, right],
    [right, left],
  ] as const) {
    if (empty.is !== "array" || empty.items.length > 0) continue;
    if (other.is === "list" && (other.set ?? false) === (empty.set ?? false))
      return `(size(${other.text}) == 0)`;
    if (other.is === "array" && (other.set ?? false) === (empty.set ?? false))
      return not(or(...other.items.map(({ when }) => when)));
  }
  return undefined;
}

/** Rego puts null and truths before numbers, and everything else behind them. */
function compareAny(operator: string, text: string, compared: string): string {
  const isNumber = `(type(${text}) == int || type(${text}) == double)`;
  const isBefore = `(type(${text}) == bool || type(${text}) == null_type)`;
  const rest = operator.startsWith("l") ? isBefore : not(isBefore);
  return `(${isNumber} ? ${compared} : ${rest})`;
}

/** A number beside an amount is one of its units. */
function compareAmounts(sign: string, left: Cel, right: Cel): string {
  const [a, b] = [left, right].map((one) => {
    if (one.sort === "quantity") return one.text;
    if (!/^\d+$/.test(one.text)) throw new Refusal("an amount beside a number that is no constant");
    return `quantity("${one.text}")`;
  });
  return `(${a}.compareTo(${b}) ${sign} 0)`;
}

type Plain = string | number | boolean | null;

function compareConstants(operator: string, a: Plain, b: Plain): boolean | undefined {
  if (operator === "equal") return a === b;
  if (operator === "neq") return a !== b;
  if (typeof a !== "number" || typeof b !== "number") return undefined;
  const held = { lt: a < b, lte: a <= b, gt: a > b, gte: a >= b } as Readonly<
    Record<string, boolean>
  >;
  return held[operator];
}

/** Whether a value is among those of a list, a set or an object. */
export function isIn(value: Value, list: Value): Value {
  return spread([value, list], ([one, all]) => (one && all ? isInOne(one, all) : absent));
}

function isInOne(value: Value, list: Value): Value {
  const equals = (item: Value) => truthOf(compare("equal", item, value));
  const when = and(definedOf(value), definedOf(list));
  switch (list.is) {
    case "array": {
      const texts = list.items.map((one) => one.value);
      const isConstant = texts.every(
        (one) => one.is === "constant" && typeof one.value === "string",
      );
      if (
        isConstant &&
        texts.length > 1 &&
        value.is === "cel" &&
        list.items.every((one) => one.when === "true")
      )
        return cel(
          `(${value.text} in [${texts.map((one) => written(one).text).join(", ")}])`,
          "truth",
          when,
        );
      const held = or(...list.items.map((one) => and(one.when, equals(one.value))));
      return cel(held, "truth", when);
    }
    case "list":
      return cel(exists(list.text, "v_0", equals(list.item("v_0"))), "truth", when);
    case "object": {
      if (!list.whole) throw new Refusal(`the members of ${list.what}, one by one`);
      return cel(or(...Object.values(list.members).map((one) => equals(one()))), "truth", when);
    }
    case "cel":
      if (list.sort !== "any") return constant(false);
      return cel(
        `(type(${list.text}) == list ? ${written(value).text} in ${list.text} : type(${list.text}) == map ? dyn(${list.text}).exists(k, ${list.text}[k] == ${written(value).text}) : false)`,
        "truth",
        when,
      );
    case "constant":
      return constant(false);
    default:
      throw new Refusal("`in` over this");
  }
}

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
    return cel(write(...made.map(({ text }) => text)), sort, and(...made.map(({ when }) => when)));
  };
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
