import { Refusal } from "./syntax.ts";

// Texts of CEL. Each stands in parentheses where it has an operator, so that it can be put anywhere.

/** Names of what a comprehension goes through; no written text holds one. */
const NAME = /([cv])_(?=\d)/g;
/** Constants of ASCII, and what goes through a list of them. */
const CONSTANT = /^\(?(?:(?:c_\d+|"(?:[ !#-[\]-~]|\\[ -~])*")(?: \+ )?)+\)?$/;

/** A text, number or truth as CEL writes it; nothing in it can end it. */
export function literal(value: string | number | boolean | null): string {
  if (typeof value === "string")
    return JSON.stringify(value.toWellFormed())
      .replaceAll(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, escaped)
      .replaceAll(NAME, "$1\\u005f");
  if (typeof value !== "number") return String(value);
  if (Number.isInteger(value)) {
    if (!Number.isSafeInteger(value)) throw new Refusal(`${value} is no whole number of CEL`);
    return value < 0 ? `(${value})` : String(value);
  }
  const text = String(value);
  return value < 0 ? `(${text})` : text;
}

function escaped(one: string): string {
  return `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

export function and(...parts: readonly string[]): string {
  const real = [...new Set(parts.filter((part) => part !== "true"))];
  if (real.includes("false")) return "false";
  if (real.length <= 1) return real[0] ?? "true";
  return `(${real.join(" && ")})`;
}

export function or(...parts: readonly string[]): string {
  const real = [...new Set(parts.filter((part) => part !== "false"))];
  if (real.includes("true")) return "true";
  if (real.length <= 1) return real[0] ?? "false";
  return `(${real.join(" || ")})`;
}

export function not(part: string): string {
  if (part === "true") return "false";
  if (part === "false") return "true";
  return part.startsWith("!") ? part.slice(1) : `!${part}`;
}

/** `when ? then : rest` of truths. */
export function either(when: string, then: string, rest: string): string {
  if (when === "true" || then === rest) return then;
  if (when === "false") return rest;
  if (then === "true") return or(when, rest);
  if (then === "false") return and(not(when), rest);
  if (rest === "false") return and(when, then);
  return `(${when} ? ${then} : ${rest})`;
}

export function exists(list: string, name: string, condition: string): string {
  if (condition === "false") return "false";
  if (!mentions(condition, name)) return and(`(size(${list}) > 0)`, condition);
  return `${list}.exists(${name}, ${condition})`;
}

export function mentions(text: string, name: string): boolean {
  return new RegExp(`\\b${name}\\b`).test(text);
}

export function renamed(text: string, from: string, to: string): string {
  return text.replaceAll(new RegExp(`\\b${from}\\b`, "g"), to);
}

/**
 * CEL writes letters of ASCII small or as capitals, and Rego all: only beside ASCII is the answer one.
 * @throws Refusal
 */
export function requireAscii(...texts: readonly string[]): void {
  const others = texts.filter((text) => !text.includes("Ascii()"));
  const folded = texts.length - others.length;
  if (folded > 1 || (folded === 1 && !others.every((text) => CONSTANT.test(text))))
    throw new Refusal("small or capital letters beside what is no constant of ASCII");
}
