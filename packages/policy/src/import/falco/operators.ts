import type { Need } from "../../contract/need.ts";
import { quoted } from "../policy-text.ts";
import type { Field } from "./fields.ts";
import { memberIn } from "./names.ts";
import type { NamedList, ResolvedCheck } from "./resolve.ts";

/** A comparison in Rego: several expressions, of which one that holds is enough. */
export interface Compared {
  /** What a rule for it is called. */
  readonly label: string;
  readonly anyOf: readonly string[];
  readonly untold?: string;
  readonly needs?: Need;
  readonly lists: readonly NamedList[];
}

/** A comparison that the contract cannot make, and why. */
export interface Unsaid {
  readonly unsaid: string;
}

export type Outcome = Compared | Unsaid;

/** A list is a parameter of the policy under Falco's own name for it, so that its users find it. Its items are texts. */
const listed = ({ name }: NamedList) => memberIn("parameters", name);

export function shownName({ field }: Pick<ResolvedCheck, "field">): string {
  return field.argument === undefined ? field.name : `${field.name}[${field.argument}]`;
}

type Comparison = (
  value: string,
  operator: string,
  values: readonly string[],
  lists: readonly NamedList[],
) => string[] | undefined;

export const byType: Readonly<Record<Field["type"], Comparison>> = {
  text: (value, operator, values, lists) => compareText(value, operator, values, lists),
  texts(value, operator, values, lists) {
    if (operator === "exists") return [`count(${value}) > 0`];
    const inner = compareText("one", operator, values, lists);
    return inner?.map((one) => `count({one | some one in ${value}; ${one}}) > 0`);
  },
  number: compareNumber,
  flag(value, operator, [said]) {
    if (operator !== "=" && operator !== "!=") return undefined;
    if (said !== "true" && said !== "false" && said !== "1" && said !== "0") return undefined;
    const wanted = (said === "true" || said === "1") === (operator === "=");
    return [`${value} == ${wanted}`];
  },
  addresses(value, operator, values, lists) {
    const isPort = value.endsWith("ports");
    const terms = isPort ? values.map((one) => numberOf(one)?.toString()) : values.map(quoted);
    if (terms.includes(undefined)) return undefined;
    if (operator === "exists") return [`count(${value}) > 0`];
    if (operator === "!=") return [`count(${value} - {${terms.join(", ")}}) == count(${value})`];
    if (operator !== "=" && operator !== "in") return undefined;
    const some = (set: string, of: string) => `count({one | some one in ${set}; one in ${of}}) > 0`;
    return [
      ...(terms.length > 0 ? [some(value, `{${terms.join(", ")}}`)] : []),
      ...lists.map((one) =>
        some(isPort ? `{$"{port}" | some port in ${value}}` : value, listed(one)),
      ),
    ];
  },
  networks(value, operator, values, lists) {
    const terms = values.map(networkOf);
    if (terms.includes(undefined)) return undefined;
    const own =
      terms.length > 0
        ? [`falco.lies_in(${value}, {${terms.map((one) => quoted(one ?? "")).join(", ")}})`]
        : [];
    if (operator === "!=") return own.map((one) => one.replace("lies_in", "lies_outside"));
    if (operator !== "=" && operator !== "in") return undefined;
    return [...own, ...lists.map((one) => `falco.lies_in(${value}, ${listed(one)})`)];
  },
};

export function compareNumber(
  value: string,
  operator: string,
  values: readonly string[],
  lists: readonly NamedList[],
): string[] | undefined {
  if (operator === "exists") return [`is_number(${value})`];
  const numbers = values.map(numberOf);
  if (numbers.includes(undefined)) return undefined;
  if (operator === "in" || operator === "intersects")
    return [
      ...memberOf(value, numbers.map(String)),
      ...lists.map((one) => `$"{${value}}" in ${listed(one)}`),
    ];
  return compareBySign(value, operator, String(numbers[0]));
}

function compareText(
  value: string,
  operator: string,
  values: readonly string[],
  lists: readonly NamedList[],
): string[] | undefined {
  const [first = ""] = values;
  const folded = `lower(${value})`;
  switch (operator) {
    case "exists":
      return [`is_string(${value})`];
    case "=":
      return [`${value} == ${quoted(first)}`];
    case "!=":
      return [`${value} != ${quoted(first)}`];
    case "contains":
      return [`contains(${value}, ${quoted(first)})`];
    case "icontains":
      return [`contains(${folded}, ${quoted(first.toLowerCase())})`];
    case "startswith":
      return [`startswith(${value}, ${quoted(first)})`];
    case "endswith":
      return [`endswith(${value}, ${quoted(first)})`];
    case "glob":
      return [globbed(value, first)];
    case "iglob":
      return [globbed(folded, first.toLowerCase())];
    case "regex":
      // Falco asks for the whole text
      return [`regex.match(${quoted(`^(?:${first})$`)}, ${value})`];
    case "in":
    case "intersects":
      return [
        ...memberOf(value, values.map(quoted)),
        ...lists.map((one) => `${value} in ${listed(one)}`),
      ];
    case "pmatch":
      return [
        ...(values.length > 0
          ? [`falco.is_below(${value}, [${values.map(quoted).join(", ")}])`]
          : []),
        ...lists.map((one) => `falco.is_below(${value}, ${listed(one)})`),
      ];
    default:
      return undefined;
  }
}

export function compareBySign(value: string, operator: string, said: string): string[] | undefined {
  if (operator === "=") return [`${value} == ${said}`];
  return ["!=", "<", "<=", ">", ">="].includes(operator)
    ? [`${value} ${operator} ${said}`]
    : undefined;
}

function memberOf(value: string, terms: readonly string[]): string[] {
  if (terms.length === 0) return [];
  return terms.length === 1 ? [`${value} == ${terms[0]}`] : [`${value} in {${terms.join(", ")}}`];
}

/** Falco's globs know `*`, `?` and classes, and a star takes slashes too. */
function globbed(value: string, pattern: string): string {
  return `glob.match(${quoted(pattern.replaceAll(/[{}]/g, "\\$&"))}, null, ${value})`;
}

export function numberOf(text: string): number | undefined {
  const number = /^(?:-?\d{1,15}|0x[0-9a-f]{1,12})$/i.test(text) ? Number(text) : undefined;
  return number;
}

const ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f:]*:[0-9a-f:.]*)(?:\/\d{1,3})?$/i;

function networkOf(text: string): string | undefined {
  if (!ADDRESS.test(text)) return undefined;
  if (text.includes("/")) return text;
  return text.includes(":") ? `${text}/128` : `${text}/32`;
}
