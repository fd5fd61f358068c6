import { type ImageReference, parseImageReference } from "@hasp/core";

/** Whether two references mean the same: `nginx` and `docker.io/library/nginx:latest` do. */
export function isSameReference(one: string, other: string): boolean {
  if (one === other) return true;
  const places = findPlaces(one, other);
  if (places === undefined) return false;
  const [a, b] = places;
  return a.digest === b.digest && (a.tag ?? "latest") === (b.tag ?? "latest");
}

export function isSameRepository(one: string, other: string): boolean {
  return findPlaces(one, other) !== undefined;
}

/** Both references; undefined unless they name one repository. */
function findPlaces(one: string, other: string): [ImageReference, ImageReference] | undefined {
  try {
    const [a, b] = [parseImageReference(one), parseImageReference(other)];
    return a.registry === b.registry && a.repository === b.repository ? [a, b] : undefined;
  } catch {
    return undefined;
  }
}
