import type { CompiledMatch } from "./match.ts";

/** A dimension and a text of it; `dimension^` where the text is only how it begins. */
export type Key = readonly [dimension: string, text: string];

/** Ids by dimension, then by text, each list in order. */
export type SettingsIndex = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/**
 * The keys under which a match is found by those whom it may mean: of its most telling list that begins with plain text, a key
 * for each pattern; `any` where no list does. rego/lib/subject.rego (`ids_in`) looks them up for a subject.
 */
export function keysOf(match: CompiledMatch, options: { violations: boolean }): readonly Key[] {
  if (options.violations) {
    for (const [list, dimension] of exact) {
      const values = match[list] as readonly string[] | undefined;
      if (values) return values.map((value) => [dimension, value]);
    }
  }
  for (const [list, dimension] of dimensions) {
    const patterns = match[list] as readonly string[] | undefined;
    const keys = patterns?.map((pattern) => keyOf(dimension, pattern));
    if (!keys?.every((key) => key !== undefined)) continue;
    // a Pod whose owner nobody named may bear any name
    return list === "names" ? [...keys, ["named", ""]] : keys;
  }
  return [["any", ""]];
}

const exact = [
  ["identifiers", "identifier"],
  ["packages", "package"],
] as const;

const dimensions = [
  ["images", "image"],
  ["names", "name"],
  ["containers", "container"],
  ["namespaces", "namespace"],
] as const;

const PREFIX = 3;

function keyOf(dimension: string, pattern: string): Key | undefined {
  const star = pattern.indexOf("*");
  if (star < 0) return [dimension, pattern];
  const start = pattern.slice(0, star);
  if (dimension !== "image") {
    // as Rego's substring counts
    const letters = [...start].slice(0, PREFIX);
    return letters.length < PREFIX ? undefined : [`${dimension}^`, letters.join("")];
  }
  const slash = start.lastIndexOf("/");
  return slash < 0 ? undefined : [`${dimension}^`, start.slice(0, slash + 1)];
}

/** The ids of each key, once each and in the order given. */
export function indexBy(entries: Iterable<readonly [string, readonly Key[]]>): SettingsIndex {
  const index = new Map<string, Map<string, Set<string>>>();
  for (const [id, keys] of entries) {
    for (const [dimension, text] of keys) {
      const byText = index.get(dimension) ?? new Map<string, Set<string>>();
      index.set(dimension, byText);
      byText.set(text, (byText.get(text) ?? new Set()).add(id));
    }
  }
  return sorted(index, (byText) => sorted(byText, (ids) => [...ids]));
}

function sorted<Value, Written>(map: ReadonlyMap<string, Value>, write: (value: Value) => Written) {
  const entries = [...map].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, value]) => [key, write(value)]));
}
