import { absent, type Case, cel, choose, objectOf, type Sort, type Value } from "./value.ts";

// The building blocks of the contract as CEL sees it: what an object may have is read by optional selection.

type Members = Readonly<Record<string, () => Value>>;

/** A member that may not be there: `optional("v.spec", "number", "securityContext", "runAsUser")`. */
export function optional(base: string, sort: Sort, ...names: readonly string[]): Value {
  const text = `${base}${names.map((name) => `.?${name}`).join("")}`;
  return cel(`${text}.value()`, sort, `${text}.hasValue()`);
}

/** What Kubernetes reads as false where it is not said. */
export function flag(base: string, ...names: readonly string[]): Value {
  return cel(`${base}${names.map((name) => `.?${name}`).join("")}.orValue(false)`, "truth");
}

export function has(base: string, ...names: readonly string[]): string {
  return `${base}${names.map((name) => `.?${name}`).join("")}.hasValue()`;
}

/** A list that is empty where nobody says it. */
export function listOf(
  base: string,
  names: readonly string[],
  item: (name: string) => Value,
): Value {
  const text = `${base}${names.map((name) => `.?${name}`).join("")}.orValue([])`;
  return { is: "list", text, when: "true", item };
}

export const plain = (sort: Sort) => (name: string) => cel(name, sort);

const textOf = (map: string, key: string) => cel(`${map}[${key}]`, "text");

export function texts(base: string, ...names: readonly string[]): Value {
  const text = `${base}${names.map((name) => `.?${name}`).join("")}.orValue({})`;
  return { is: "map", text, when: "true", item: textOf };
}

/** The copy of the whole object that kubectl keeps is nobody's word. */
export function annotations(base: string): Value {
  const text = `${base}.?metadata.?annotations.orValue({})`;
  const except = "kubectl.kubernetes.io/last-applied-configuration";
  return { is: "map", text, when: "true", item: textOf, except };
}

export function open(what: string, members: Members, when = "true"): Value {
  return objectOf(what, members, { when, whole: false });
}

export const never = (): Value => absent;

/** A value where it holds, else a second. */
export function firstOf(...cases: readonly (Case | Value)[]): Value {
  return choose(cases.map((one) => ("is" in one ? { when: "true", value: one } : one)));
}

/** Amounts by their names, each as somebody wrote it and what it is. */
export function amounts(base: string, ...names: readonly string[]): Value {
  const text = `${base}${names.map((name) => `.?${name}`).join("")}.orValue({})`;
  const item = (map: string, key: string) =>
    open("an amount", {
      text: () => cel(`string(${map}[${key}])`, "text"),
      value: () => cel(`quantity(string(${map}[${key}]))`, "quantity"),
    });
  return { is: "map", text, when: "true", item };
}

/** Two letters beyond ASCII have capitals within it. */
export function inCapitals(text: string): string {
  return `${text}.replace("\u0131", "I").replace("\u017f", "S").upperAscii()`;
}

export function inLowerCase(text: string): string {
  return `${text}.replace("\u0130", "i").replace("\u212a", "k").lowerAscii()`;
}
