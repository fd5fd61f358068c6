/** Keys that JavaScript would move to the front, or take for the prototype. */
const ODD_KEY = /^(?:\d+|__proto__)$/;

/**
 * JSON with sorted keys and no spaces, so that equal values have equal bytes and equal digests
 * (RFC 8785, JSON Canonicalization Scheme). Members that are undefined are left out, as JSON.stringify does.
 */
export function canonicalJson(value: unknown): string {
  // V8's own writer is twice as fast as one in JavaScript, and keeps the order of the copy's keys
  const copy = sortedCopy(value);
  return copy === undefined ? write(value) : JSON.stringify(copy);
}

/** Undefined when it holds an object whose keys would not keep their order. */
function sortedCopy(value: unknown): unknown {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) {
    const items: unknown[] = [];
    for (const item of value) {
      const copy = sortedCopy(item ?? null);
      if (copy === undefined) return undefined;
      items.push(copy);
    }
    return items;
  }
  const members: Record<string, unknown> = {};
  for (const key of Object.keys(value).sort()) {
    const member = (value as Record<string, unknown>)[key];
    if (member === undefined) continue;
    const copy = ODD_KEY.test(key) ? undefined : sortedCopy(member);
    if (copy === undefined) return undefined;
    members[key] = copy;
  }
  return members;
}

function write(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => write(item ?? null)).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${write(member)}`);
  return `{${members.join(",")}}`;
}
