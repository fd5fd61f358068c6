import type { CompiledMatch } from "./match.ts";

/**
 * The keys under which a match is found by those whom it may mean: of its most telling list that begins with plain text, a key
 * for each pattern; `any` where no list does. library/lib/subject.rego makes the same keys out of a subject.
 */
export function keysOf(match: CompiledMatch, options: { violations: boolean }): readonly string[] {
  if (options.violations) {
    for (const [list, dimension] of exact) {
      const values = match[list] as readonly string[] | undefined;
      if (values) return values.map((value) => `${dimension}=${value}`);
    }
  }
  for (const [list, dimension] of dimensions) {
    const patterns = match[list] as readonly string[] | undefined;
    const keys = patterns?.map((pattern) => keyOf(dimension, pattern));
    if (!keys?.every((key) => key !== undefined)) continue;
    // a Pod whose owner nobody named may bear any name
    return [...new Set([...keys, ...(list === "names" ? ["named"] : [])])];
  }
  return ["any"];
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

function keyOf(dimension: string, pattern: string): string | undefined {
  const star = pattern.indexOf("*");
  if (star < 0) return `${dimension}=${pattern}`;
  const start = pattern.slice(0, star);
  if (dimension !== "image") {
    // as Rego's substring counts
    const letters = [...start].slice(0, PREFIX);
    return letters.length < PREFIX ? undefined : `${dimension}^${letters.join("")}`;
  }
  const slash = start.lastIndexOf("/");
  return slash < 0 ? undefined : `${dimension}^${start.slice(0, slash + 1)}`;
}

/** Ids by key, each list in order. */
export function indexBy(entries: Iterable<readonly [string, readonly string[]]>) {
  const index = new Map<string, string[]>();
  for (const [id, keys] of entries) {
    for (const key of keys) {
      const ids = index.get(key) ?? [];
      index.set(key, ids);
      ids.push(id);
    }
  }
  return Object.fromEntries([...index].sort(([a], [b]) => (a < b ? -1 : 1)));
}
