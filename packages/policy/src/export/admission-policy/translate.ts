import { and, either, exists, literal, not, or } from "./cel.ts";
import { callBuiltin, compare, isIn, member } from "./operations.ts";
import {
  type Body,
  type Definition,
  type Definitions,
  type Every,
  type Expression,
  type Place,
  Refusal,
  type Rule,
  type Term,
} from "./syntax.ts";
import {
  absent,
  type Case,
  cel,
  choose,
  constant,
  definedOf,
  hangsOn,
  settled,
  truthOf,
  type Value,
  valueOfJson,
  withName,
  written,
} from "./value.ts";

/** How many terms are read of one policy, and how long one text of CEL may be. */
const STEPS = 30_000;
const LONGEST = 20_000;
const DEEPEST = 60;
/** Constants beyond are gone through by CEL, and no longer written out one by one. */
const MANY = 8;

/** What the parts of a body come to: a truth, a text, the items of a list. */
interface Sum<R> {
  readonly none: R;
  when(condition: string, rest: R): R;
  each(list: string, name: string, rest: R): R;
  any(parts: readonly R[]): R;
}

interface Scope {
  readonly names: Definition["names"];
  readonly locals: ReadonlyMap<string, Value>;
}

export interface Given {
  readonly definitions: Definitions;
  readonly input: Value;
  /** The parameters in force, by the ids of policies. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** Says in CEL what rules of Rego say. It refuses what it cannot say alike. */
export class Translator {
  readonly #given: Given;
  #steps = 0;
  #depth = 0;
  #names = 0;

  constructor(given: Given) {
    this.#given = given;
  }

  /** The messages of a set of violations: one text for each rule that finds some, empty where it finds none. */
  messages(path: string): string[] {
    const found: string[] = [];
    for (const { rule, names } of this.#given.definitions.get(path) ?? []) {
      if (rule.else || rule.head.value) throw new Refusal("violations of this form", rule.location);
      const scope = { names, locals: new Map() };
      const parts = this.#body(rule.body, 0, scope, messageSum, (inner) =>
        this.#message(rule, inner),
      );
      if (parts.length === 0) continue;
      const text = joined(parts);
      if (text.length > LONGEST)
        throw new Refusal(`a rule of ${text.length} characters of CEL`, rule.location);
      found.push(text);
    }
    return found;
  }

  #message({ head, location }: Rule, scope: Scope): readonly Part[] {
    if (head.key?.type !== "object")
      throw new Refusal("a violation that is put together", location);
    let message: Value | undefined;
    const conditions: string[] = [];
    for (const [name, value] of head.key.value as readonly (readonly [Term, Term])[]) {
      if (name.value === "message") message = this.#term(value, scope);
      // where a member is not there, there is no violation
      else conditions.push(this.#isDefined(value, scope));
    }
    if (!message) throw new Refusal("a violation without a message", location);
    const { text, sort, when } = written(message);
    if (sort !== "text") throw new Refusal("a message that may be no text", location);
    return messageSum.when(and(when, ...conditions), [{ when: "true", text, mayBeEmpty: false }]);
  }

  /** Of what is only shown it matters whether it is there. */
  #isDefined(term: Term, scope: Scope): string {
    if (/^(?:templatestring|.*comprehension|string|number|boolean|null)$/.test(term.type))
      return "true";
    if (term.type === "array" || term.type === "set")
      return and(...(term.value as readonly Term[]).map((one) => this.#isDefined(one, scope)));
    if (term.type === "object")
      return and(
        ...(term.value as readonly (readonly [Term, Term])[]).map(([, one]) =>
          this.#isDefined(one, scope),
        ),
      );
    return definedOf(this.#term(term, scope));
  }

  // --- bodies -----------------------------------------------------------------------------------------------------------

  #body<R>(body: Body, at: number, scope: Scope, sum: Sum<R>, then: (scope: Scope) => R): R {
    const expression = body[at];
    if (!expression) return then(scope);
    const rest = (inner: Scope) => this.#body(body, at + 1, inner, sum, then);
    return located(expression.location, () => this.#expression(expression, scope, sum, rest));
  }

  #expression<R>(one: Expression, scope: Scope, sum: Sum<R>, rest: (scope: Scope) => R): R {
    if (one.with) throw new Refusal("`with`");
    const { terms } = one;
    if (one.negated) {
      const inner = { ...one, negated: false };
      const holds = this.#body([inner], 0, scope, truthSum, () => "true");
      return sum.when(not(holds), holds === "true" ? sum.none : rest(scope));
    }
    if ("symbols" in terms) return this.#some(terms.symbols, scope, sum, rest);
    if ("domain" in terms) {
      const holds = this.#every(terms, scope);
      return sum.when(holds, holds === "false" ? sum.none : rest(scope));
    }
    if (Array.isArray(terms)) return this.#operation(terms as readonly Term[], scope, sum, rest);
    return this.#if(truthOf(this.#term(terms as Term, scope)), scope, sum, rest);
  }

  #if<R>(condition: string, scope: Scope, sum: Sum<R>, rest: (scope: Scope) => R): R {
    return condition === "false" ? sum.none : sum.when(condition, rest(scope));
  }

  #operation<R>(
    [operator, ...args]: readonly Term[],
    scope: Scope,
    sum: Sum<R>,
    rest: (scope: Scope) => R,
  ): R {
    const name = operatorOf(operator);
    const [left, right] = args;
    if ((name === "assign" || name === "eq") && left && right)
      return this.#match(left, this.#term(right, scope), scope, sum, rest);
    if (!operator) throw new Refusal("an empty expression");
    return this.#if(truthOf(this.#call(operator, args, scope)), scope, sum, rest);
  }

  #some<R>(symbols: readonly Term[], scope: Scope, sum: Sum<R>, rest: (scope: Scope) => R): R {
    const [first] = symbols;
    if (first?.type !== "call") throw new Refusal("`some` without `in`", first?.location);
    const [, ...args] = first.value as readonly Term[];
    const list = args.at(-1);
    const item = args.at(-2);
    if (!list || !item) throw new Refusal("`some` of this form");
    const key = args.length === 3 ? args[0] : undefined;
    return this.#each(this.#term(list, scope), key, item, scope, sum, rest);
  }

  #every({ key, value, domain, body }: Every, scope: Scope): string {
    const list = this.#term(domain, scope);
    // none may be there for which the body does not hold
    const fails = this.#each(list, key ?? undefined, value, scope, truthSum, (inner) =>
      not(this.#body(body, 0, inner, truthSum, () => "true")),
    );
    return and(definedOf(list), not(fails));
  }

  /** Goes through what a value holds. */
  #each<R>(
    value: Value,
    key: Term | undefined,
    item: Term,
    scope: Scope,
    sum: Sum<R>,
    rest: (scope: Scope) => R,
  ): R {
    this.#step();
    const entry = (at: Value, one: Value, into: Scope = scope): R =>
      key
        ? this.#match(key, at, into, sum, (inner) => this.#match(item, one, inner, sum, rest))
        : this.#match(item, one, into, sum, rest);
    switch (value.is) {
      case "constant":
        return sum.none;
      case "array": {
        const loop = value.items.length > MANY ? constantList(value) : undefined;
        if (loop !== undefined) return this.#loop(loop, key, item, scope, sum, rest);
        return sum.any(
          value.items.map((one, i) =>
            sum.when(one.when, entry(value.set ? one.value : constant(i), one.value)),
          ),
        );
      }
      case "object": {
        if (!value.whole) throw new Refusal(`the members of ${value.what}, one by one`);
        return sum.any(
          Object.entries(value.members).map(([name, one]) => entry(constant(name), one())),
        );
      }
      case "list":
      case "map":
      case "cel":
        return this.#loop(value, key, item, scope, sum, rest);
      case "choice": {
        return sum.any(
          disjoint(value).map((one) =>
            sum.when(one.when, this.#each(one.value, key, item, scope, sum, rest)),
          ),
        );
      }
      case "rules":
        return sum.any(
          this.#definitions(value.path).map((one) =>
            this.#eachOf(one, sum, (at, found) => entry(at, found)),
          ),
        );
      default:
        throw new Refusal(value.what);
    }
  }

  #loop<R>(
    value: Value,
    key: Term | undefined,
    item: Term,
    scope: Scope,
    sum: Sum<R>,
    rest: (scope: Scope) => R,
  ): R {
    const name = this.#name();
    const [list, at, one] = loopOf(value, name);
    const inner = key
      ? this.#match(key, at, scope, sum, (bound) => this.#match(item, one, bound, sum, rest))
      : this.#match(item, one, scope, sum, rest);
    return sum.when(definedOf(value), sum.each(list, name, inner));
  }

  /** What one rule puts into a set or an object. */
  #eachOf<R>({ rule, names }: Definition, sum: Sum<R>, entry: (at: Value, one: Value) => R): R {
    const { head, body } = rule;
    if (rule.else || rule.default) throw new Refusal("`else` in such a rule", rule.location);
    const [, keyed] = head.ref;
    if (head.ref.length > 2) throw new Refusal("a rule of several keys", rule.location);
    return this.#deeper(() =>
      this.#body(body, 0, { names, locals: new Map() }, sum, (inner) => {
        if (head.key && !keyed) {
          const one = this.#term(head.key, inner);
          return sum.when(definedOf(one), entry(one, settled(one)));
        }
        const key = keyed ?? head.key;
        if (!key || !head.value) throw new Refusal("a rule of this form", rule.location);
        const at = this.#term(key, inner);
        const one = this.#term(head.value, inner);
        return sum.when(and(definedOf(at), definedOf(one)), entry(at, settled(one)));
      }),
    );
  }

  #match<R>(pattern: Term, value: Value, scope: Scope, sum: Sum<R>, rest: (scope: Scope) => R): R {
    if (pattern.type === "var") {
      const name = String(pattern.value);
      const when = definedOf(value);
      if (when === "false") return sum.none;
      if (name === "_" || name.startsWith("$")) return sum.when(when, rest(scope));
      if (!scope.locals.has(name)) {
        const locals = new Map(scope.locals).set(name, settled(value));
        return sum.when(when, rest({ ...scope, locals }));
      }
    }
    if (pattern.type === "array") {
      const terms = pattern.value as readonly Term[];
      if (value.is === "choice")
        return sum.any(
          disjoint(value).map((one) =>
            sum.when(one.when, this.#match(pattern, one.value, scope, sum, rest)),
          ),
        );
      if (value.is !== "array") throw new Refusal("a list that is taken apart");
      if (value.items.length !== terms.length) return sum.none;
      const from = (at: number, into: Scope): R => {
        const [term, item] = [terms[at], value.items[at]];
        if (!term || !item) return rest(into);
        return sum.when(
          item.when,
          this.#match(term, item.value, into, sum, (inner) => from(at + 1, inner)),
        );
      };
      return from(0, scope);
    }
    return this.#if(truthOf(compare("equal", this.#term(pattern, scope), value)), scope, sum, rest);
  }

  // --- terms ------------------------------------------------------------------------------------------------------------

  #term(term: Term, scope: Scope): Value {
    this.#step();
    return located(term.location, () => this.#read(term, scope));
  }

  #read(term: Term, scope: Scope): Value {
    switch (term.type) {
      case "string":
      case "boolean":
      case "null":
      case "number":
        return constant(term.type === "null" ? null : (term.value as string | number | boolean));
      case "var":
        return this.#name_(String(term.value), scope);
      case "ref":
        return this.#reference(term.value as readonly Term[], scope);
      case "call": {
        const [operator, ...args] = term.value as readonly Term[];
        if (!operator) throw new Refusal("an empty call");
        return this.#call(operator, args, scope);
      }
      case "templatestring":
        return this.#template(
          (term.value as { parts: readonly (Term | Expression)[] }).parts,
          scope,
        );
      case "array":
      case "set": {
        const items = (term.value as readonly Term[]).map((one) => this.#term(one, scope));
        const array: Value = {
          is: "array",
          items: items.map((value) => ({ when: "true", value: settled(value) })),
          ...(term.type === "set" && { set: true }),
        };
        const when = and(...items.map(definedOf));
        return when === "true" ? array : choose([{ when, value: array }]);
      }
      case "object":
        return this.#object(term.value as readonly (readonly [Term, Term])[], scope);
      case "arraycomprehension":
      case "setcomprehension": {
        const { term: head, body } = term.value as { term: Term; body: Body };
        return this.#comprehension(head, body, scope, term.type === "setcomprehension");
      }
      default:
        throw new Refusal(`a term of the type ${term.type}`);
    }
  }

  #object(entries: readonly (readonly [Term, Term])[], scope: Scope): Value {
    const values = entries.map(([name, value]) => {
      const key = this.#term(name, scope);
      if (key.is !== "constant" || typeof key.value !== "string")
        throw new Refusal("an object whose names are no constants", name.location);
      return [key.value, this.#term(value, scope)] as const;
    });
    const members = Object.fromEntries(
      values.map(([name, value]) => [name, () => settled(value)] as const),
    );
    const when = and(...values.map(([, value]) => definedOf(value)));
    return { is: "object", what: "an object", members, when, whole: true };
  }

  #name_(name: string, scope: Scope): Value {
    const local = scope.locals.get(name);
    if (local) return local;
    if (name === "input") return this.#given.input;
    const path = scope.names.get(name);
    if (path) return this.#named(path)[0];
    throw new Refusal(`the name ${name.replace(/^\$\d+$/, "_")}, which nothing has bound`);
  }

  #reference([head, ...parts]: readonly Term[], scope: Scope): Value {
    if (!head) throw new Refusal("an empty reference");
    if (head.type === "call") return this.#walk(this.#term(head, scope), parts, scope);
    const name = String(head.value);
    const path = scope.locals.has(name) ? undefined : scope.names.get(name);
    if (path === undefined && name !== "data")
      return this.#walk(this.#term(head, scope), parts, scope);
    const full = [...(path ?? ["data"])];
    let used = 0;
    while (used < parts.length && !this.#isRule(full)) {
      const part = parts[used] as Term;
      const value = this.#term(part, scope);
      if (value.is !== "constant") throw new Refusal("data that no constant names");
      full.push(String(value.value));
      used += 1;
      if (full.length === 4 && full[2] === "parameters") break;
    }
    const [value] = this.#named(full);
    return this.#walk(value, parts.slice(used), scope);
  }

  #isRule(path: readonly string[]): boolean {
    return this.#given.definitions.has(path.join("."));
  }

  /** A rule, or the parameters of a policy, by a full path. */
  #named(path: readonly string[]): [Value] {
    if (path[1] === "hasp" && path[2] === "parameters") {
      const [, , , id] = path;
      if (id === undefined) throw new Refusal("the parameters of every policy");
      return [valueOfJson(this.#given.parameters[id])];
    }
    const definitions = this.#given.definitions.get(path.join("."));
    if (!definitions) {
      // what nothing in the library defines is not there
      if (path.length > 2) return [absent];
      throw new Refusal("data as a whole");
    }
    const [{ rule }] = definitions as [Definition];
    const isPartial = (rule.head.key && !rule.head.value) || rule.head.ref.length > 1;
    if (isPartial) return [{ is: "rules", path: path.join(".") }];
    if (rule.head.args) throw new Refusal("a function as a value");
    return [this.#complete(definitions, [])];
  }

  #definitions(path: string): readonly Definition[] {
    return this.#given.definitions.get(path) ?? [];
  }

  /** The value of a rule or a function: that of the first body that holds. */
  #complete(definitions: readonly Definition[], args: readonly Value[]): Value {
    return this.#deeper(() => {
      const ordered = [
        ...definitions.filter(({ rule }) => !rule.default),
        ...definitions.filter(({ rule }) => rule.default),
      ];
      const cases = ordered.flatMap(({ rule, names }) => {
        const found: Case[] = [];
        for (let one: Rule | undefined = rule; one; one = one.else)
          found.push(...this.#casesOf(one, names, args));
        return found;
      });
      const given = and(...args.map(definedOf));
      return choose([{ when: given, value: choose(cases) }]);
    });
  }

  #casesOf(rule: Rule, names: Definition["names"], args: readonly Value[]): readonly Case[] {
    const patterns = rule.head.args ?? [];
    if (patterns.length !== args.length) throw new Refusal("a call of a rule", rule.location);
    const from = (at: number, scope: Scope): readonly Case[] => {
      const [pattern, value] = [patterns[at], args[at]];
      if (pattern && value)
        return this.#match(pattern, settled(value), scope, caseSum, (inner) => from(at + 1, inner));
      return this.#body(rule.body, 0, scope, caseSum, (inner) => {
        const made = rule.head.value ? this.#term(rule.head.value, inner) : constant(true);
        return [{ when: definedOf(made), value: settled(made) }];
      });
    };
    return from(0, { names, locals: new Map() });
  }

  #walk(start: Value, parts: readonly Term[], scope: Scope): Value {
    let value = start;
    for (const part of parts) {
      const isFree =
        part.type === "var" &&
        !scope.locals.has(String(part.value)) &&
        !scope.names.has(String(part.value));
      if (isFree) throw new Refusal("a reference that goes through all that is there");
      const key = this.#term(part, scope);
      value = located(part.location, () =>
        value.is === "rules" ? this.#entry(value.path, key) : member(value, key),
      );
    }
    return value;
  }

  /** What stands by a key of an object that rules make, or whether a set has it. */
  #entry(path: string, key: Value): Value {
    const cases = this.#definitions(path).flatMap((one) =>
      this.#eachOf(one, caseSum, (at, found) => {
        const when = truthOf(compare("equal", at, key));
        return when === "false" ? [] : [{ when: and(when, definedOf(found)), value: found }];
      }),
    );
    return choose(cases);
  }

  #call(operator: Term, args: readonly Term[], scope: Scope): Value {
    this.#step();
    const name = operatorOf(operator);
    const path = this.#functionPath(operator, scope);
    const values = args.map((one) => this.#term(one, scope));
    if (path !== undefined) return this.#complete(this.#definitions(path), values);
    const [first, second] = values;
    if (name === "internal.member_2" && first && second) {
      if (second.is !== "rules") return isIn(first, second);
      const found = this.#definitions(second.path).map((one) =>
        this.#eachOf(one, truthSum, (_, item) => truthOf(compare("equal", item, first))),
      );
      return cel(or(...found), "truth", definedOf(first));
    }
    return callBuiltin(name, values);
  }

  #functionPath(operator: Term, scope: Scope): string | undefined {
    const [head, ...rest] = operator.value as readonly Term[];
    const path = scope.names.get(String(head?.value));
    const full =
      head?.value === "data" || path
        ? [...(path ?? ["data"]), ...rest.map(({ value }) => String(value))].join(".")
        : "";
    return this.#given.definitions.has(full) ? full : undefined;
  }

  #template(parts: readonly (Term | Expression)[], scope: Scope): Value {
    const shown = parts.map((part): string | { untold: string } => {
      const term = "terms" in part ? termOf(part) : part;
      const value = this.#term(term, scope);
      if (value.is === "untold") return { untold: value.what };
      return shownText(value, term);
    });
    const untold = shown.find((one) => typeof one === "object");
    if (typeof untold === "object") return { is: "untold", what: untold.untold };
    const texts = mergedLiterals(shown as string[]);
    const [only = '""', ...others] = texts;
    if (others.length > 0) return cel(`(${texts.join(" + ")})`, "text");
    return LITERAL.test(only) ? constant(JSON.parse(only) as string) : cel(only, "text");
  }

  #comprehension(head: Term, body: Body, scope: Scope, isSet: boolean): Value {
    const found = this.#body(body, 0, scope, itemSum, (inner): readonly Item[] => {
      const value = this.#term(head, inner);
      return [{ when: definedOf(value), value: settled(value) }];
    });
    if (found.every((one) => one.loop === undefined))
      return { is: "array", items: found, ...(isSet && { set: true }) };
    const [only, ...others] = found;
    if (!only?.loop || others.length > 0) throw new Refusal("a list of several lists");
    const { list, name, when } = only.loop;
    const text = when === "true" ? list : `${list}.filter(${name}, ${when})`;
    return {
      is: "list",
      text,
      when: "true",
      item: (other) => withName(only.value, name, other),
      ...(isSet && { set: true }),
    };
  }

  // --- limits -----------------------------------------------------------------------------------------------------------

  #name(): string {
    this.#names += 1;
    return `v_${this.#names}`;
  }

  #step(): void {
    this.#steps += 1;
    if (this.#steps > STEPS) throw new Refusal("more cases than can be written out");
  }

  #deeper<T>(work: () => T): T {
    this.#depth += 1;
    if (this.#depth > DEEPEST) throw new Refusal("rules that hang too deep on others");
    try {
      return work();
    } finally {
      this.#depth -= 1;
    }
  }
}

// --- what bodies come to --------------------------------------------------------------------------------------------------

const truthSum: Sum<string> = {
  none: "false",
  when: (condition, rest) => and(condition, rest),
  each: exists,
  any: (parts) => or(...parts),
};

interface Part {
  readonly when: string;
  readonly text: string;
  readonly mayBeEmpty: boolean;
}

const messageSum: Sum<readonly Part[]> = {
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

function joined(parts: readonly Part[]): string {
  const texts = parts.map(({ when, text }) =>
    when === "true" ? text : `(${when} ? ${text} : "")`,
  );
  if (texts.length === 1) return texts[0] as string;
  return `[${texts.join(", ")}].filter(m, m != "").join("; ")`;
}

const caseSum: Sum<readonly Case[]> = {
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

interface Item extends Case {
  readonly loop?: { readonly list: string; readonly name: string; readonly when: string };
}

const itemSum: Sum<readonly Item[]> = {
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

// --- parts ----------------------------------------------------------------------------------------------------------------

/** Cases of which one holds at most. */
function disjoint({ cases, sure }: Extract<Value, { is: "choice" }>): readonly Case[] {
  return cases.map((one, i) => ({
    when: and(
      ...cases.slice(0, i).map(({ when }) => not(when)),
      sure && i === cases.length - 1 ? "true" : one.when,
    ),
    value: one.value,
  }));
}

/** What CEL goes through, with the key and the value of each. */
function loopOf(value: Value, name: string): [list: string, key: Value, item: Value] {
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
function constantList(value: Extract<Value, { is: "array" }>): Value | undefined {
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

function operatorOf(operator: Term | undefined): string {
  if (operator?.type !== "ref") throw new Refusal("a call of this form");
  return (operator.value as readonly Term[]).map(({ value }) => String(value)).join(".");
}

function termOf({ terms }: Expression): Term {
  if (Array.isArray(terms)) return { type: "call", value: terms };
  if ("type" in (terms as object)) return terms as Term;
  throw new Refusal("an expression in a text");
}

/** A value as Rego shows it within a text. */
function shownText(value: Value, { location }: Term): string {
  if (value.is === "constant")
    return literal(typeof value.value === "string" ? value.value : JSON.stringify(value.value));
  if (definedOf(value) === "false") return literal("<undefined>");
  if (value.is !== "cel" && value.is !== "choice")
    throw new Refusal("an object or a list in a text", location);
  const { text, sort, when } = written(value);
  if (sort === "quantity") throw new Refusal("the number of an amount in a text", location);
  const shown = sort === "text" ? text : `string(${text})`;
  return either(when, shown, literal("<undefined>"));
}

const LITERAL = /^"(?:[^"\\]|\\.)*"$/;

function mergedLiterals(texts: readonly string[]): string[] {
  const merged: string[] = [];
  for (const text of texts) {
    const last = merged.at(-1);
    if (last !== undefined && LITERAL.test(last) && LITERAL.test(text)) {
      merged[merged.length - 1] = `${last.slice(0, -1)}${text.slice(1)}`;
    } else if (text !== '""' || texts.length === 1) merged.push(text);
  }
  return merged.length > 0 ? merged : ['""'];
}

/** Names the place of what is refused, the innermost first. */
function located<T>(place: Place | undefined, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal && error.place === undefined && place)
      throw new Refusal(error.message, place);
    throw error;
  }
}
