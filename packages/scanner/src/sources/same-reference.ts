import { type ImageReference, parseImageReference } from "@hasp/core";

/** Whether two references mean the same: `nginx` and `docker.io/library/nginx:latest` do. */
export function isSameReference(one: string, other: string): boolean {
  if (one === other) return true;
  if (!isSameRepository(one, other)) return false;
  const [a, b] = [findReference(one), findReference(other)];
  return a?.digest === b?.digest && (a?.tag ?? "latest") === (b?.tag ?? "latest");
}

export function isSameRepository(one: string, other: string): boolean {
  const [a, b] = [findReference(one), findReference(other)];
  return a !== undefined && a.registry === b?.registry && a.repository === b.repository;
}

function findReference(text: string): ImageReference | undefined {
  try {
    return parseImageReference(text);
  } catch {
    return undefined;
  }
}
