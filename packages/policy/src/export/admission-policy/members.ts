import { and, literal } from "./cel.ts";
import { type Cel, compare, isIn, spread, within } from "./compare.ts";
import { Refusal } from "./syntax.ts";
import { absent, cel, choose, constant, truthOf, type Value, written } from "./value.ts";

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
      if (key.is !== "constant" || value.unnamed)
        throw new Refusal("an item by a number that is no constant");
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
