import { isObject } from "@hasp/core";
import { quoted } from "../import/policy-text.ts";

/** What every reader of YAML takes for the text that it is. */
const PLAIN = /^[A-Za-z][A-Za-z0-9./_-]*$/;
/** Words of YAML 1.1 that stand for something else. */
const WORDS = /^(?:true|false|yes|no|on|off|null|y|n)$/i;
/** Lines of it stand as they are in a block: no other line ends, nothing invisible, not empty at its ends. */
const BLOCK = /^[\t -~\u00a1-\ufefe]+(?:\n[\t -~\u00a1-\ufefe]*)*\n$/;
const LINE_ENDS = /[\u0085\u2028\u2029\ufeff\ud800-\udfff]/;

/** Objects as documents of YAML, the same bytes for the same objects. Texts cannot break out of their place, whatever they hold. */
export function yamlDocuments(objects: readonly object[]): string {
  return objects.map((object) => `---\n${membersOf(object, "")}`).join("");
}

function membersOf(object: object, indent: string): string {
  return Object.entries(object)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${indent}${scalar(name)}:${written(value, indent)}`)
    .join("");
}

/** A value behind its name, to the end of its line. */
function written(value: unknown, indent: string): string {
  const inner = `${indent}  `;
  if (Array.isArray(value))
    return value.length === 0
      ? " []\n"
      : `\n${value.map((item) => `${indent}- ${itemOf(item, inner)}`).join("")}`;
  if (isObject(value))
    return Object.keys(value).length === 0 ? " {}\n" : `\n${membersOf(value, inner)}`;
  if (typeof value === "string" && isBlock(value))
    return ` |\n${value.replaceAll(/^(?=.)/gm, inner)}`;
  return ` ${scalar(value)}\n`;
}

function itemOf(item: unknown, indent: string): string {
  if (isObject(item) && Object.keys(item).length > 0)
    return membersOf(item, indent).slice(indent.length);
  if (typeof item === "string" && isBlock(item)) return `|\n${item.replaceAll(/^(?=.)/gm, indent)}`;
  return `${quoted(item)}\n`;
}

function isBlock(text: string): boolean {
  return BLOCK.test(text) && !LINE_ENDS.test(text) && !/^[\t ]|\n\n$/.test(text);
}

function scalar(value: unknown): string {
  if (typeof value === "string" && PLAIN.test(value) && !WORDS.test(value)) return value;
  return quoted(value);
}
