import { invalid, tooLarge } from "../read-yaml.ts";

/** A field as a condition names it: `proc.aname[2]` is `proc.aname` with the argument `2`. */
export interface FieldName {
  readonly name: string;
  readonly argument?: string;
}

/** A value: a text, or a bare word in a list, which may name a list. */
export interface Value {
  readonly text: string;
  readonly bare: boolean;
}

export type Condition =
  | { readonly type: "and" | "or"; readonly parts: readonly Condition[] }
  | { readonly type: "not"; readonly part: Condition }
  | { readonly type: "macro"; readonly name: string }
  | Check;

export interface Check {
  readonly type: "check";
  readonly field: FieldName;
  readonly operator: string;
  readonly values: readonly Value[];
}

const conditionLimits = { bytes: 256 * 1024, depth: 100 } as const;

const operators = new Set(
  "= == != < <= > >= contains icontains bcontains startswith bstartswith endswith glob iglob in intersects pmatch regex exists".split(
    " ",
  ),
);

const listOperators = new Set(["in", "intersects", "pmatch"]);

const HINT = "write the condition as Falco reads it: field operator value, with and, or, not, ()";

/** The parts of a condition: texts in quotes, signs, and words that end at a space, a sign or a bracket. */
const TOKEN =
  /\s+|(?<quoted>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(?<sign><=|>=|!=|==|[()=<>,])|(?<word>(?:[^\s()"'=<>,![]|\[[^\]]*\])+)/gsuy;

interface Token {
  readonly text: string;
  readonly kind: "quoted" | "sign" | "word" | "end";
}

/**
 * Reads a condition by recursive descent: `or` binds weakest, then `and`, then `not`.
 * @throws ImportError `IMPORT_INVALID`, `IMPORT_TOO_LARGE`
 */
export function parseCondition(text: string, place: string): Condition {
  if (Buffer.byteLength(text) > conditionLimits.bytes)
    throw tooLarge(place, `has a condition of more than ${conditionLimits.bytes} bytes`);
  const tokens = tokensOf(text, place);
  let at = 0;
  let depth = 0;
  const peek = () => tokens[at] as Token;
  const isSign = (sign: string) => peek().kind === "sign" && peek().text === sign;
  const isWord = (word: string) => peek().kind === "word" && peek().text === word;
  const fail = (expected: string) =>
    invalid(place, `expected ${expected} before ${JSON.stringify(restOf(tokens, at))}`, HINT);

  function chain(type: "and" | "or", next: () => Condition): Condition {
    const parts = [next()];
    while (isWord(type)) {
      at += 1;
      parts.push(next());
    }
    const [first] = parts;
    return parts.length === 1 && first !== undefined ? first : { type, parts };
  }

  function within(read: () => Condition): Condition {
    depth += 1;
    if (depth > conditionLimits.depth)
      throw tooLarge(place, `has a condition nested deeper than ${conditionLimits.depth} levels`);
    const condition = read();
    depth -= 1;
    return condition;
  }

  const disjunction = (): Condition => chain("or", () => chain("and", negation));

  function negation(): Condition {
    if (!isWord("not")) return primary();
    at += 1;
    return within(() => ({ type: "not", part: negation() }));
  }

  function primary(): Condition {
    if (isSign("(")) {
      at += 1;
      const inner = within(disjunction);
      if (!isSign(")")) throw fail("a closing bracket");
      at += 1;
      return inner;
    }
    if (peek().kind !== "word") throw fail("a field, a macro or a bracket");
    const name = peek().text;
    at += 1;
    const operator = peek().text;
    if (peek().kind === "quoted" || !operators.has(operator)) {
      if (name.includes(".") || isSign("(")) throw fail(`an operator after ${name}`);
      return { type: "macro", name };
    }
    at += 1;
    return { type: "check", field: fieldOf(name), operator, values: valuesOf(operator) };
  }

  function valuesOf(operator: string): Value[] {
    if (operator === "exists") return [];
    if (!listOperators.has(operator)) return [value()];
    if (!isSign("(")) return [value()];
    at += 1;
    const values: Value[] = [];
    while (!isSign(")")) {
      values.push(value());
      if (isSign(",")) at += 1;
      else if (!isSign(")")) throw fail("a comma or a closing bracket");
    }
    at += 1;
    return values;
  }

  function value(): Value {
    const { kind, text: raw } = peek();
    if (kind !== "quoted" && kind !== "word") throw fail("a value");
    at += 1;
    if (kind === "word") return { text: raw, bare: true };
    return { text: raw.slice(1, -1).replaceAll(/\\(["'\\])/g, "$1"), bare: false };
  }

  const condition = disjunction();
  if (peek().kind !== "end") throw fail("the end");
  return condition;
}

export function fieldOf(name: string): FieldName {
  const bracket = name.indexOf("[");
  if (bracket < 0 || !name.endsWith("]")) return { name };
  const argument = name.slice(bracket + 1, -1).replace(/^(["'])(.*)\1$/, "$2");
  return { name: name.slice(0, bracket), argument };
}

function tokensOf(text: string, place: string): Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(TOKEN);
  while (pattern.lastIndex < text.length) {
    const start = pattern.lastIndex;
    const { quoted, sign, word } = pattern.exec(text)?.groups ?? {};
    if (pattern.lastIndex === 0 || pattern.lastIndex === start)
      throw invalid(place, `cannot read ${JSON.stringify(text.slice(start, start + 30))}`, HINT);
    if (quoted !== undefined) tokens.push({ kind: "quoted", text: quoted });
    else if (sign !== undefined) tokens.push({ kind: "sign", text: sign });
    else if (word !== undefined) tokens.push({ kind: "word", text: word });
  }
  return [...tokens, { kind: "end", text: "" }];
}

function restOf(tokens: readonly Token[], at: number): string {
  const rest = tokens.slice(at, at + 6).map(({ text }) => text);
  return rest.join(" ").trim() || "the end";
}
