import { either, literal } from "./cel.ts";
import { Refusal, type Term } from "./syntax.ts";
import { cel, constant, definedOf, type Value, written } from "./value.ts";

/** Texts of CEL that follow each other as one value. */
export function joinedText(shown: readonly string[]): Value {
  const texts = mergedLiterals(shown);
  const [only = '""', ...others] = texts;
  if (others.length > 0) return cel(`(${texts.join(" + ")})`, "text");
  return LITERAL.test(only) ? constant(JSON.parse(only) as string) : cel(only, "text");
}

/** A value as Rego shows it within a text. */
export function shownText(value: Value, { location }: Term): string {
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
