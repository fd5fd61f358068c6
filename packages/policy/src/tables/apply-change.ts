import { isObject, type JsonObject, parsePointer } from "@hasp/core";
import type { Fault } from "../library/fault.ts";

/**
 * Changes a document by a JSON merge patch (RFC 7396). A key of the patch that begins with `/` is a JSON Pointer: its value is the patch
 * of what lies there, so that one item of a list can be changed; null takes it out, and `-` is the end of a list.
 */
export function applyChange(
  document: unknown,
  change: JsonObject,
): { readonly value: unknown; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  let value = mergePatch(
    document,
    Object.fromEntries(Object.entries(change).filter(([key]) => !key.startsWith("/"))),
  );
  for (const [pointer, patch] of Object.entries(change)) {
    if (!pointer.startsWith("/")) continue;
    const changed = patchAt(value, parsePointer(pointer), patch);
    if (changed === undefined) faults.push({ path: [pointer], message: "leads to nothing" });
    else value = changed.value;
  }
  return { value, faults };
}

function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const merged = new Map(Object.entries(isObject(target) ? target : {}));
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) merged.delete(name);
    else merged.set(name, mergePatch(merged.get(name), value));
  }
  return Object.fromEntries(merged);
}

/** What the pointer leads to has to be there, or what it would be a member of. */
function patchAt(
  target: unknown,
  [part, ...rest]: readonly string[],
  patch: unknown,
): { readonly value: unknown } | undefined {
  if (part === undefined) return { value: mergePatch(target, patch) };
  if (Array.isArray(target)) {
    const index = part === "-" ? target.length : Number(/^(0|[1-9]\d*)$/.exec(part)?.[0] ?? -1);
    if (index < 0 || index > target.length || (index === target.length && part !== "-"))
      return undefined;
    if (rest.length === 0 && patch === null)
      return part === "-" ? undefined : { value: target.toSpliced(index, 1) };
    const item = patchAt(target[index], rest, patch);
    return item && { value: target.toSpliced(index, 1, item.value) };
  }
  if (!isObject(target)) return undefined;
  if (rest.length === 0 && patch === null) {
    if (!Object.hasOwn(target, part)) return undefined;
    return { value: Object.fromEntries(Object.entries(target).filter(([name]) => name !== part)) };
  }
  if (rest.length > 0 && !Object.hasOwn(target, part)) return undefined;
  const member = Object.hasOwn(target, part) ? target[part] : undefined;
  const changed = patchAt(member, rest, patch);
  return (
    changed && {
      value: Object.fromEntries([
        ...Object.entries(target).filter(([name]) => name !== part),
        [part, changed.value],
      ]),
    }
  );
}
