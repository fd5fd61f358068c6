import { ContainerIdentity } from "../contract/container.ts";
import type { SubjectKind } from "../contract/input.ts";
import { type Need, needs, relatedNeeds } from "../contract/need.ts";
import type { Reads } from "./catalogues/catalogue.ts";

const identity: readonly string[] = Object.keys(ContainerIdentity.shape);

/** What a policy that reads these members has to ask for in its metadata. */
export function needsOf(reads: Reads): readonly Need[] {
  const all = Object.entries(reads).flatMap(([kind, paths]) =>
    paths.flatMap((path) => needOf(kind as SubjectKind, path) ?? []),
  );
  return [...new Set(all)].sort();
}

function needOf(kind: SubjectKind, path: string): Need | undefined {
  const [first, second, third] = path.replaceAll("[]", "").split(".");
  if (first === "object" || first === "formerObject") return first;
  if (kind === "image" && second === "packages") return second;
  const related = relatedNeeds.find((name) => first === "related" && name === second);
  if (related) return `related.${related}`;
  const isEvent = (needs.container as readonly SubjectKind[]).includes(kind);
  if (isEvent && first === "container" && second !== undefined && !identity.includes(second)) {
    return "container";
  }
  if (first !== "event") return undefined;
  if (second === "raw") return "raw";
  return third === "env" ? "env" : undefined;
}
