import { readFile } from "node:fs/promises";
import type { RegoFile } from "../../compiler/compiler.ts";
import type { PodKind } from "../exported.ts";

/** Rego that reads a review of Gatekeeper as an input of the contract; seen from src/export and from dist/export alike. */
const folder = new URL("../../../export/gatekeeper/", import.meta.url);

const names = [
  "container",
  "images",
  "object",
  "pod",
  "resource",
  "security",
  "values",
  "volumes",
  "workload",
  "workloads",
];

/** What a template needs to see the object that is judged as the policy does. */
export async function reviewModules(podKinds: readonly PodKind[]): Promise<RegoFile[]> {
  const files = await Promise.all(
    names.map(async (name) => ({
      path: `review/${name}.rego`,
      text: await readFile(new URL(`${name}.rego`, folder), "utf8"),
    })),
  );
  return [...files, { path: "review/kinds.rego", text: tableOf(podKinds) }];
}

/** Kinds whose Pod a template finds: in one place, as a Pod template. */
export function judgedKinds(podKinds: readonly PodKind[]): readonly PodKind[] {
  return podKinds.filter((kind) => pathOf(kind) !== undefined);
}

function tableOf(podKinds: readonly PodKind[]): string {
  const known = Object.entries(Object.groupBy(podKinds, ({ kind }) => kind))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, rows = []]) => [name, rows.map(rowOf)] as const);
  return `package hasp.review.kinds\n\nknown := ${JSON.stringify(Object.fromEntries(known))}\n`;
}

function rowOf(kind: PodKind): object {
  const path = pathOf(kind);
  return { groups: kind.groups, strict: kind.strict ?? false, ...(path && { path }) };
}

function pathOf({ pods: [place, ...more] }: PodKind): readonly string[] | undefined {
  if (place === undefined || more.length > 0 || (place.form ?? "template") !== "template")
    return undefined;
  const path = place.at.split("/").slice(1);
  return path.includes("*") ? undefined : path;
}
