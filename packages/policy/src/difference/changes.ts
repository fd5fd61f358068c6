import { canonicalJson, formatPointer, isObject, type JsonObject } from "@hasp/core";

/** One value that differs, by its place as a JSON Pointer; the side that lacks it says nothing. */
export interface Change {
  readonly path: string;
  readonly from?: unknown;
  readonly to?: unknown;
}

/** Which entries of two maps are on one side only, and which are on both and differ, by key in order. */
export interface Entries {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

/** Deeper than anything that a bundle of ours holds; what lies below is compared as a whole. */
const MAX_DEPTH = 32;

/** The places where two objects differ; lists are compared as a whole. */
export function changesOf(from: JsonObject, to: JsonObject): readonly Change[] {
  return compare(from, to, []);
}

function compare(from: unknown, to: unknown, path: readonly string[]): readonly Change[] {
  if (isObject(from) && isObject(to) && path.length < MAX_DEPTH) {
    const keys = [...new Set([...Object.keys(from), ...Object.keys(to)])].sort();
    return keys.flatMap((key) => compare(own(from, key), own(to, key), [...path, key]));
  }
  if (isSame(from, to)) return [];
  return [
    {
      path: formatPointer(path),
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
    },
  ];
}

export function entriesOf<Value>(
  from: ReadonlyMap<string, Value>,
  to: ReadonlyMap<string, Value>,
  differ: (from: Value, to: Value) => boolean,
): Entries {
  const changed = [...from].filter(([key, value]) => {
    const other = to.get(key);
    return other !== undefined && differ(value, other);
  });
  return {
    added: [...to.keys()].filter((key) => !from.has(key)).sort(),
    removed: [...from.keys()].filter((key) => !to.has(key)).sort(),
    changed: changed.map(([key]) => key).sort(),
  };
}

export function isSame(from: unknown, to: unknown): boolean {
  if (from === undefined || to === undefined) return from === to;
  return canonicalJson(from) === canonicalJson(to);
}

function own(value: JsonObject, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}
