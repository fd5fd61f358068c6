import { quoted } from "../policy-text.ts";
import { alternativesOf, edgesOf, plainTexts } from "./patterns.ts";

/** What a group of values asks of one value. */
export interface Predicate {
  /** Each is the body of one definition of the predicate over `value`; one that holds suffices. */
  readonly bodies: readonly (readonly string[])[];
  /** The expressions that are compiled when it is evaluated. */
  readonly patterns: readonly string[];
  /** Whether the predicate is asked to fail. */
  readonly negated?: boolean;
}

/** Why values are no values of the field. */
export interface Refusal {
  readonly refused: string;
}

export type Comparison = (values: readonly string[], operator: "OR" | "AND") => Predicate | Refusal;

interface Single {
  readonly lines: readonly string[];
  readonly pattern?: string;
}

/** The values joined by their operator; `read` says what one of them asks. */
function each(read: (value: string) => Single | Refusal): Comparison {
  return (values, operator) => {
    const singles = [...new Set(values)].map(read);
    const refusal = singles.find((one): one is Refusal => "refused" in one);
    if (refusal) return refusal;
    const all = singles as Single[];
    const patterns = all.flatMap(({ pattern }) => (pattern === undefined ? [] : [pattern]));
    return operator === "AND"
      ? { bodies: [all.flatMap(({ lines }) => lines)], patterns }
      : { bodies: all.map(({ lines }) => lines), patterns };
  };
}

const MAX_PATTERN = 2000;

/** The whole text, in any case, as StackRox compiles it; `within` any part of it. */
function textCondition(pattern: string, value: string, form: "whole" | "within"): Single | Refusal {
  const bare = pattern.replace(/^r\//, "");
  if (bare === "" || bare === ".*") return { lines: [`is_string(${value})`] };
  if (bare === ".+") return { lines: [`${value} != ""`] };
  if (bare.length > MAX_PATTERN)
    return { refused: `an expression of more than ${MAX_PATTERN} characters` };
  const plain = form === "whole" ? plainTexts(bare) : undefined;
  if (plain) {
    const texts = [...new Set(plain.map((one) => one.toLowerCase()))].map(quoted);
    const [only] = texts;
    return {
      lines: [
        texts.length === 1
          ? `lower(${value}) == ${only}`
          : `lower(${value}) in {${texts.join(", ")}}`,
      ],
    };
  }
  const edges = edgesOf(bare, form);
  if (edges)
    return { lines: [`${edges.builtin}(lower(${value}), ${quoted(edges.text.toLowerCase())})`] };
  const whole = form === "whole" ? `^(?i:${bare})$` : `(?i:${bare})`;
  return { lines: [`regex.match(${quoted(whole)}, ${value})`], pattern: whole };
}

const wholeText: Comparison = each((value) => textCondition(value, "value", "whole"));

export const text: Comparison = (values, operator) =>
  wholeText(operator === "OR" ? values.flatMap(alternativesOf) : values, operator);

export const textWithin: Comparison = each((value) => textCondition(value, "value", "within"));

/** Of a field without expressions: what begins with it, unless it is quoted, an expression or a denial. */
function beginning(value: string, variable: string): Single | Refusal {
  if (value.startsWith("!")) return { refused: "a value that is denied by !: use negate" };
  if (value.startsWith("r/")) return textCondition(value, variable, "whole");
  const exact = /^"(.+)"$/.exec(value)?.[1];
  return {
    lines: [
      exact === undefined
        ? `startswith(lower(${variable}), ${quoted(value.toLowerCase())})`
        : `lower(${variable}) == ${quoted(exact.toLowerCase())}`,
    ],
  };
}

export const textBeginning: Comparison = each((said) => beginning(said, "value"));

/** Some of a list of texts; `read` says of a variable what one value asks. */
function someOf(read: (said: string, variable: string) => Single | Refusal): Comparison {
  return (values, operator) =>
    each((said) => {
      const variable = `one_${values.indexOf(said)}`;
      const single = read(said, variable);
      return "refused" in single
        ? single
        : { ...single, lines: [`some ${variable} in value`, ...single.lines] };
    })(values, operator);
}

export const someText: Comparison = someOf((said, variable) =>
  textCondition(said, variable, "whole"),
);

export const someTextBeginning: Comparison = someOf(beginning);

const capabilityOf = (said: string) => quoted(said.trim().toUpperCase().replace(/^CAP_/, ""));

export const capabilityAdded: Comparison = someOf((said, variable) => ({
  lines: [`${variable} in {${capabilityOf(said)}, "ALL"}`],
}));

/** What has to be dropped and is not: who drops all drops each. */
export const capabilityKept: Comparison = (values, operator) => {
  const predicate = each((said) => ({
    lines: [`count({${capabilityOf(said)}, "ALL"} & {one | some one in value}) > 0`],
  }))(values, operator);
  return "refused" in predicate ? predicate : { ...predicate, negated: true };
};

const COMPARATOR = /^\s*(?<sign><=|>=|<|>|=|)\s*(?<number>\d+(?:\.\d*)?|\.\d+)\s*$/;

export const number: Comparison = each((value) => {
  const { sign, number } = COMPARATOR.exec(value)?.groups ?? {};
  if (number === undefined) return { refused: `${value} is no number` };
  return { lines: [`value ${sign === "" || sign === "=" ? "==" : sign} ${Number(number)}`] };
});

/** So many days ago or more. */
export const days: Comparison = each((value) =>
  /^\d{1,5}$/.test(value.trim())
    ? { lines: [`value <= dates.days_before(input.context.time, ${Number(value)})`] }
    : { refused: `${value} is no number of days` },
);

export const boolean: Comparison = each((value) => {
  const said = { true: true, false: false, "1": true, "0": false }[value.trim().toLowerCase()];
  return said === undefined
    ? { refused: `${value} is neither true nor false` }
    : { lines: [`value == ${said}`] };
});

/** One of words that the contract spells in its own way. */
export function word(words: Readonly<Record<string, readonly string[]>>): Comparison {
  return each((value) => {
    const meant = words[value.trim().toUpperCase()];
    if (meant === undefined) return { refused: `${value} is none of its words` };
    return { lines: [`value in {${meant.map(quoted).join(", ")}}`] };
  });
}

/** Words in an order, with a comparator before them. */
export function rank(order: readonly (readonly [string, readonly string[]])[]): Comparison {
  return each((value) => {
    const { sign = "", name = "" } =
      /^\s*(?<sign><=|>=|<|>|)\s*(?<name>\w+)\s*$/.exec(value)?.groups ?? {};
    const at = order.findIndex(([one]) => one === name.toUpperCase());
    if (at < 0) return { refused: `${value} is none of its words` };
    const fits = (i: number) =>
      ({ "<": i < at, "<=": i <= at, ">": i > at, ">=": i >= at })[sign] ?? i === at;
    const meant = order.filter((_, i) => fits(i)).flatMap(([, words]) => words);
    return { lines: [meant.length > 0 ? `value in {${meant.map(quoted).join(", ")}}` : "false"] };
  });
}

/** An entry of a map whose key and value fit `KEY=VALUE`; either may be empty. */
export function entry(form: "there" | "missing"): Comparison {
  return (values, operator) => {
    const predicate = each((said) => {
      const at = said.indexOf("=");
      const i = values.indexOf(said);
      const key = textCondition(at < 0 ? said : said.slice(0, at), `key_${i}`, "whole");
      const held = textCondition(at < 0 ? "" : said.slice(at + 1), `held_${i}`, "whole");
      if ("refused" in key) return key;
      if ("refused" in held) return held;
      // one expression more is compiled than is counted where both have one
      const pattern = [key.pattern, held.pattern].filter((one) => one !== undefined).join("\u0000");
      return {
        lines: [`some key_${i}, held_${i} in value`, ...key.lines, ...held.lines],
        ...(pattern && { pattern }),
      };
      // where one of several may be missing, each that is missing is found: what is asked is that all are there
    })(values, form === "missing" ? (operator === "OR" ? "AND" : "OR") : operator);
    if ("refused" in predicate) return predicate;
    const patterns = predicate.patterns.flatMap((one) => one.split("\u0000"));
    return { ...predicate, patterns, negated: form === "missing" };
  };
}

/** Parts of a value, `A=B` or `A=B=C`, by the names of the members that they are compared with. */
export function parts(...members: readonly string[]): Comparison {
  return (values, operator) => {
    const patterns: string[] = [];
    const predicate = each((said) => {
      const pieces = split(said, members.length);
      if (pieces === undefined)
        return { refused: `${said} has not the form ${"=".repeat(members.length - 1)}` };
      const lines: string[] = [];
      for (const [i, piece] of pieces.entries()) {
        if (piece === "") continue;
        const condition = textCondition(piece, `value.${members[i]}`, "whole");
        if ("refused" in condition) return condition;
        lines.push(...condition.lines);
        if (condition.pattern) patterns.push(condition.pattern);
      }
      return { lines: lines.length > 0 ? lines : ["is_object(value)"] };
    })(values, operator);
    return "refused" in predicate ? predicate : { ...predicate, patterns };
  };
}

function split(said: string, count: number): string[] | undefined {
  const pieces: string[] = [];
  let rest = said;
  for (let i = 1; i < count; i += 1) {
    const at = rest.indexOf("=");
    if (at < 0) return undefined;
    pieces.push(rest.slice(0, at));
    rest = rest.slice(at + 1);
  }
  return [...pieces, rest];
}
