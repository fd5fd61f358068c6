import { formatPointer, isObject, type JsonObject, objectOf, parsePointer } from "@hasp/core";

/** A part of an object, and the JSON Pointer to it. */
export interface Part {
  readonly at: string;
  readonly value: unknown;
}

/** A part with all that it stands in, the object first. */
export interface FoundPart extends Part {
  readonly parents: readonly Part[];
}

/** Every part of an object that a pointer with `*` for any item or member leads to. */
export function findParts(object: unknown, pattern: string): readonly FoundPart[] {
  let found: readonly FoundPart[] = [{ at: "", value: object, parents: [] }];
  for (const segment of parsePointer(pattern)) {
    found = found.flatMap((parent) =>
      namesIn(parent.value, segment)
        .map((name) => ({ ...partOf(parent, name), parents: [...parent.parents, parent] }))
        .filter(({ value }) => value !== undefined),
    );
  }
  return found;
}

function namesIn(value: unknown, segment: string): readonly string[] {
  if (segment !== "*") return [segment];
  return Array.isArray(value) || isObject(value) ? Object.keys(value) : [];
}

/** The part that a member is; without a value where it is not there. */
export function partOf({ at, value }: Part, name: string): Part {
  return { at: `${at}${formatPointer([name])}`, value: memberOf(value, name) };
}

/** A member of an object or an item of a list by its own name, never one that it inherits. */
export function memberOf(value: unknown, name: string): unknown {
  const isHolder = typeof value === "object" && value !== null && Object.hasOwn(value, name);
  return isHolder ? (value as JsonObject)[name] : undefined;
}

/** A member that is an object itself, or an empty one. */
export function objectIn(value: unknown, name: string): JsonObject {
  const member = memberOf(value, name);
  return objectOf(member);
}
