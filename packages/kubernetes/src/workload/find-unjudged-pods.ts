import { formatPointer, isObject, type Problem } from "@hasp/core";

/** Places of one object that are named. */
const LIMIT = 10;

/** What Kubernetes keeps of a template that was judged in its own place. */
const KEPT = "ControllerRevision";

/** What looks like Pods in an object of a kind that nobody said runs any: nothing judges them here. */
export function findUnjudgedPods(object: unknown): Problem[] {
  const found: string[] = [];
  if (isObject(object) && object["kind"] === KEPT && object["apiVersion"] === "apps/v1") return [];
  collect(object, [], found);
  return found.slice(0, LIMIT).map((pointer) => ({
    code: "POD_TEMPLATE_UNJUDGED" as const,
    message: "looks like a Pod template, and no kind that is known holds one here",
    path: `/object${pointer}`,
  }));
}

/** The object comes with its depth bounded. */
function collect(value: unknown, path: readonly string[], found: string[]): void {
  if (found.length > LIMIT || typeof value !== "object" || value === null) return;
  if (isObject(value) && holdsContainers(value)) {
    const template = path.at(-1) === "spec" ? path.slice(0, -1) : path;
    found.push(formatPointer(template));
    return;
  }
  for (const [name, member] of Object.entries(value)) collect(member, [...path, name], found);
}

/** A policy's pattern of images (`*:latest`) is no image that runs. */
function holdsContainers({ containers }: Readonly<Record<string, unknown>>): boolean {
  return (
    Array.isArray(containers) &&
    containers.some((container: unknown) => {
      const image = isObject(container) ? container["image"] : undefined;
      return typeof image === "string" && !image.includes("*");
    })
  );
}
