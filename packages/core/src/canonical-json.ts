/** Keys that JavaScript would move to the front, or take for the prototype. */
const ODD_KEY = /^(?:\d+|__proto__)$/;

/** Keys of an object that are few. */
const FEW = 24;

type Members = Readonly<Record<string, unknown>>;

/**
 * JSON with sorted keys and no spaces, so that equal values have equal bytes and equal digests
 * (RFC 8785, JSON Canonicalization Scheme). Members that are undefined are left out, as JSON.stringify does.
 */
export function canonicalJson(value: unknown): string {
  // V8's own writer is twice as fast as one in JavaScript, and keeps the order of keys
  const inOrder = ordered(value);
  return inOrder === undefined ? write(value) : JSON.stringify(inOrder);
}

/**
 * The value with its keys in order, itself where they are: a walk costs less than a copy. Undefined when it holds an object whose keys
 * no copy would keep in order.
 */
function ordered(value: unknown): unknown {
  if (value === null || typeof value !== "object") return value;
  return Array.isArray(value) ? orderedItems(value) : orderedMembers(value as Members);
}

function orderedItems(items: readonly unknown[]): readonly unknown[] | undefined {
  let copy: unknown[] | undefined;
  for (let i = 0; i < items.length; i += 1) {
    const item = items[i] ?? null;
    const one = ordered(item);
    if (one === undefined) return undefined;
    if (one !== item) copy ??= items.slice(0, i);
    copy?.push(one);
  }
  return copy ?? items;
}

function orderedMembers(value: Members): Members | undefined {
  const keys = Object.keys(value);
  // JSON.stringify would write what toJSON gives
  const isInOrder = isSorted(keys) && !("toJSON" in value);
  let copy: Record<string, unknown> | undefined = isInOrder ? undefined : {};
  if (!isInOrder) sort(keys);
  for (let i = 0; i < keys.length; i += 1) {
    const key = keys[i] ?? "";
    const member = value[key];
    if (member === undefined) continue;
    const one = ordered(member);
    if (one === undefined) return undefined;
    if (one !== member) copy ??= copyOf(value, keys.slice(0, i));
    if (copy !== undefined) copy[key] = one;
  }
  if (copy === undefined) return value;
  return keys.some(isOdd) ? undefined : copy;
}

function isSorted(keys: readonly string[]): boolean {
  for (let i = 1; i < keys.length; i += 1) if ((keys[i - 1] ?? "") > (keys[i] ?? "")) return false;
  return true;
}

/** Few keys are sorted by insertion in a third of the time that the built-in takes. */
function sort(keys: string[]): void {
  if (keys.length > FEW) return void keys.sort();
  for (let i = 1; i < keys.length; i += 1) {
    const key = keys[i] ?? "";
    let j = i;
    for (; j > 0 && (keys[j - 1] ?? "") > key; j -= 1) keys[j] = keys[j - 1] ?? "";
    keys[j] = key;
  }
}

/** What lies before the first member that had to be copied. */
function copyOf(value: Members, keys: readonly string[]): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  for (const key of keys) copy[key] = value[key];
  return copy;
}

/** Whether a copy would lose the key or its place; most are told by their first character. */
function isOdd(key: string): boolean {
  return key < "a" && ODD_KEY.test(key);
}

function write(value: unknown): string {
  // not map, which leaves holes as they are
  if (Array.isArray(value))
    return `[${Array.from(value, (item) => write(item ?? null)).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${write(member)}`);
  return `{${members.join(",")}}`;
}
