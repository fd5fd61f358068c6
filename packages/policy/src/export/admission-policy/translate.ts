import { callBuiltin } from "./builtins.ts";
import { and, not, or } from "./cel.ts";
import { compare, isIn } from "./compare.ts";
import { constantList, disjoint, keyOf, loopOf } from "./loops.ts";
import { member } from "./members.ts";
import {
  caseSum,
  collectionOf,
  type Item,
  itemSum,
  joined,
  type Kind,
  messageSum,
  type Part,
  type Sum,
  truthSum,
} from "./sums.ts";
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
import { joinedText, shownText } from "./template.ts";
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
  valueOfJson,
  written,
} from "./value.ts";

/** How many terms are read of one policy, and how long one text of CEL may be. */
const STEPS = 30_000;
const LONGEST = 20_000;
const DEEPEST = 60;
/** Constants beyond are gone through by CEL, and no longer written out one by one. */
const MANY = 8;

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
            sum.when(one.when, entry(keyOf(value, i, one.value), one.value)),
          ),
        );
      }
      case "object": {
        if (!value.whole) throw new Refusal(`the members of ${value.what}, one by one`);
        return sum.any(
          Object.entries(value.members).map(([name, one]) => entry(constant(name), one())),
        );
      }
      case "union":
        return sum.any(value.parts.map((part) => this.#each(part, key, item, scope, sum, rest)));
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
    const name = this.#name(value);
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
        return this.#comprehension(head, body, scope, {
          ...(term.type === "setcomprehension" && { set: true }),
        });
      }
      case "objectcomprehension": {
        const { key, value, body } = term.value as { key: Term; value: Term; body: Body };
        return this.#comprehension(value, body, scope, { unnamed: true }, key);
      }
      default:
        throw new Refusal(`a term of the type ${term.type}`);
    }
  }

  #object(entries: readonly (readonly [Term, Term])[], scope: Scope): Value {
    const values = entries.map(([name, value]) => ({
      key: this.#term(name, scope),
      value: this.#term(value, scope),
    }));
    const when = and(...values.map(({ value }) => definedOf(value)));
    const members: Record<string, () => Value> = {};
    for (const { key, value } of values) {
      if (key.is === "untold" && values.length === 1) {
        const items = [{ when: "true", value: settled(value) }];
        return choose([{ when, value: { is: "array", items, unnamed: true } }]);
      }
      if (key.is !== "constant" || typeof key.value !== "string")
        throw new Refusal("an object whose names are no constants");
      members[key.value] = () => settled(value);
    }
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
    if (name === "count")
      return callBuiltin(
        name,
        values.map((one) => this.#collected(one)),
      );
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

  /** What rules make, as one collection. */
  #collected(value: Value): Value {
    if (value.is === "choice") {
      const cases = value.cases.map((one) => ({ ...one, value: this.#collected(one.value) }));
      return { ...value, cases };
    }
    if (value.is !== "rules") return value;
    const definitions = this.#definitions(value.path);
    const found = definitions.flatMap((one) =>
      this.#eachOf(one, itemSum, (key, item): readonly Item[] => {
        if (key.is !== "untold") throw new Refusal("how many a set holds");
        return [{ when: "true", value: item }];
      }),
    );
    return collectionOf(found, { unnamed: true });
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
    return joinedText(shown as string[]);
  }

  #comprehension(head: Term, body: Body, scope: Scope, kind: Kind, key?: Term): Value {
    const found = this.#body(body, 0, scope, itemSum, (inner): readonly Item[] => {
      // one name for two items leaves one of them
      if (key && !["untold", "constant"].includes(this.#term(key, inner).is))
        throw new Refusal("an object whose names hang on what is found", key.location);
      const value = this.#term(head, inner);
      return [{ when: definedOf(value), value: settled(value) }];
    });
    return collectionOf(found, kind);
  }

  // --- limits -----------------------------------------------------------------------------------------------------------

  #name(value: Value): string {
    this.#names += 1;
    const isAscii = value.is === "list" && /^\["[ -~]*"\]$/.test(value.text);
    return `${isAscii ? "c" : "v"}_${this.#names}`;
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

function operatorOf(operator: Term | undefined): string {
  if (operator?.type !== "ref") throw new Refusal("a call of this form");
  return (operator.value as readonly Term[]).map(({ value }) => String(value)).join(".");
}

function termOf({ terms }: Expression): Term {
  if (Array.isArray(terms)) return { type: "call", value: terms };
  if ("type" in (terms as object)) return terms as Term;
  throw new Refusal("an expression in a text");
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
