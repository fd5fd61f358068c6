import { formatPointer } from "@hasp/core";

/** JSON Pointer to the first value in which two JSON values differ, by the order of their keys; undefined where they are equal. */
export function firstDifference(a: unknown, b: unknown): string | undefined {
  const place = find(a, b);
  return place && formatPointer(place);
}

function find(a: unknown, b: unknown): readonly (string | number)[] | undefined {
  if (a === b) return undefined;
  if (!isContainer(a) || !isContainer(b) || Array.isArray(a) !== Array.isArray(b)) return [];
  const keys = Array.isArray(a)
    ? Array.from({ length: Math.max(a.length, Object.keys(b).length) }, (_, index) => String(index))
    : [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
  for (const key of keys) {
    if (Object.hasOwn(a, key) !== Object.hasOwn(b, key)) return [key];
    const below = find(a[key], b[key]);
    if (below !== undefined) return [key, ...below];
  }
  return undefined;
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
