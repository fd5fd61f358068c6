import { readFile } from "node:fs/promises";
import type { RegoFile } from "../../compiler/compiler.ts";
import type { KindOfGroups } from "../exported.ts";

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
];

/** What a template needs to see the object that is judged as the policy does. */
export async function reviewModules(podKinds: readonly KindOfGroups[]): Promise<RegoFile[]> {
  const files = await Promise.all(
    names.map(async (name) => ({
      path: `review/${name}.rego`,
      text: await readFile(new URL(`${name}.rego`, folder), "utf8"),
    })),
  );
  return [...files, { path: "review/workloads.rego", text: workloads(podKinds) }];
}

/** The kinds that run Pods by their API groups, so that no policy over resources judges one. */
function workloads(podKinds: readonly KindOfGroups[]): string {
  const groups = new Map<string, Record<string, true>>();
  for (const { kind, groups: named } of podKinds)
    groups.set(kind, {
      ...groups.get(kind),
      ...Object.fromEntries(named.map((group) => [group, true as const])),
    });
  const table = Object.fromEntries([...groups].sort(([a], [b]) => (a < b ? -1 : 1)));
  return `package hasp.review.workloads\n\ngroups := ${JSON.stringify(table)}\n`;
}
