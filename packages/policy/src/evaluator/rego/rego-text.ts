import {
  isArray,
  type RegoMember,
  RegoNumber,
  RegoObject,
  RegoSet,
  type RegoValue,
} from "./rego-value.ts";

const TOKEN = /\s*("(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|set\(\)|true|false|null|[[\]{},:])/y;

/**
 * Reads a value as `opa_value_dump` writes it: JSON with set literals and any keys.
 * @throws SyntaxError
 */
export function parseRegoValue(text: string): RegoValue {
  const tokens = new Tokens(text);
  const value = readValue(tokens, tokens.take());
  tokens.end();
  return value;
}

class Tokens {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  take(): string {
    TOKEN.lastIndex = this.#at;
    const token = TOKEN.exec(this.#text)?.[1];
    if (token === undefined) throw new SyntaxError(`no Rego value at offset ${this.#at}`);
    this.#at = TOKEN.lastIndex;
    return token;
  }

  end(): void {
    if (this.#at < this.#text.length)
      throw new SyntaxError(`more than a Rego value at offset ${this.#at}`);
  }
}

function readValue(tokens: Tokens, token: string): RegoValue {
  switch (token) {
    case "null":
      return null;
    case "true":
      return true;
    case "false":
      return false;
    case "set()":
      return new RegoSet([]);
    case "[":
      return readElements(tokens, tokens.take(), "]");
    case "{":
      return readSetOrObject(tokens);
  }
  if (token.startsWith('"')) return JSON.parse(token) as string;
  if (!/^[-\d]/.test(token)) throw new SyntaxError(`unexpected ${token}`);
  return new RegoNumber(token);
}

function readElements(tokens: Tokens, first: string, close: string): RegoValue[] {
  const elements: RegoValue[] = [];
  for (let token = first; token !== close; ) {
    elements.push(readValue(tokens, token));
    token = tokens.take();
    if (token === ",") token = tokens.take();
    else if (token !== close) throw new SyntaxError(`unexpected ${token}`);
  }
  return elements;
}

function readSetOrObject(tokens: Tokens): RegoSet | RegoObject {
  const token = tokens.take();
  if (token === "}") return new RegoObject([]);
  const first = readValue(tokens, token);
  const separator = tokens.take();
  if (separator === ":") return readMembers(tokens, first);
  if (separator === "}") return new RegoSet([first]);
  if (separator !== ",") throw new SyntaxError(`unexpected ${separator}`);
  return new RegoSet([first, ...readElements(tokens, tokens.take(), "}")]);
}

function readMembers(tokens: Tokens, first: RegoValue): RegoObject {
  const members: RegoMember[] = [[first, readValue(tokens, tokens.take())]];
  for (;;) {
    const separator = tokens.take();
    if (separator === "}") return new RegoObject(members);
    if (separator !== ",") throw new SyntaxError(`unexpected ${separator}`);
    const key = readValue(tokens, tokens.take());
    if (tokens.take() !== ":") throw new SyntaxError("expected a colon");
    members.push([key, readValue(tokens, tokens.take())]);
  }
}

/** A value as `opa_value_parse` reads it: JSON with set literals and any keys. */
export function dumpRegoValue(value: RegoValue): string {
  if (value instanceof RegoNumber) return value.text;
  if (isArray(value)) return `[${value.map(dumpRegoValue).join(",")}]`;
  if (value instanceof RegoSet)
    return value.elements.length === 0
      ? "set()"
      : `{${value.elements.map(dumpRegoValue).join(",")}}`;
  if (value instanceof RegoObject)
    return `{${value.members.map((member) => member.map(dumpRegoValue).join(":")).join(",")}}`;
  return JSON.stringify(value);
}
