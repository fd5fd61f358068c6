import { isObject } from "@hasp/core";

interface ListItem {
  readonly object: unknown;
  /** JSON Pointer to the object from the top of its document. */
  readonly pointer: string;
}

/**
 * The objects that a document holds: the items of a `List` or `PodList`, however they are nested, or itself. Whatever has items
 * kubectl takes for a list, of any kind; what is not called one is an object as well.
 */
export function* listItems(object: unknown, pointer = ""): Generator<ListItem> {
  if (!isObject(object) || !hasItems(object)) {
    yield { object, pointer };
    return;
  }
  const { apiVersion, kind, items } = object;
  if (!kind.endsWith("List")) yield { object, pointer };
  for (const [index, item] of items.entries()) {
    // the items of a typed list may leave out what its own kind says
    const typed =
      kind !== "List" && isObject(item) && item["kind"] === undefined
        ? { ...item, apiVersion, kind: kind.replace(/List$/, "") }
        : item;
    yield* listItems(typed, `${pointer}/items/${index}`);
  }
}

function hasItems(
  object: Readonly<Record<string, unknown>>,
): object is { apiVersion: unknown; kind: string; items: unknown[] } {
  return typeof object["kind"] === "string" && Array.isArray(object["items"]);
}
