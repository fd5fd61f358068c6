import { and, exists, not, or, requireAscii } from "./cel.ts";
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

export type Cel = Extract<Value, { is: "cel" }>;

/** How many cases of arguments are told apart before they become one text. */
const CASES = 24;

export const operators: Readonly<Record<string, string>> = {
  equal: "==",
  neq: "!=",
  lt: "<",
  lte: "<=",
  gt: ">",
  gte: ">=",
};

/** A function of each of the values that its arguments may be. */
export function spread(args: readonly Value[], work: (args: readonly Value[]) => Value): Value {
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

/** A value where a truth holds. */
export function within(truth: Value, value: Value): Value {
  return choose([{ when: truthOf(truth), value }]);
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
    if (sorts.has("text")) requireAscii(a.text, b.text);
    if (!sorts.has("any") && sorts.size > 1)
      return within(cel("true", "truth", when), constant(operator === "neq"));
    // CEL compares what it takes for two types only where one of them is open
    const text = sorts.size > 1 ? `dyn(${a.text})` : a.text;
    return cel(`(${text} ${sign} ${b.text})`, "truth", when);
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
    if (other.is === "union" && (other.set ?? false) === (empty.set ?? false))
      return and(...other.parts.map((part) => emptiness(empty, part) ?? "false"));
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
    case "union":
      return cel(or(...list.parts.map((one) => truthOf(isInOne(value, one)))), "truth", when);
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
