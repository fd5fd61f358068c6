import { isDeepStrictEqual } from "node:util";
import type { JsonObject } from "@hasp/core";
import { localCompiler } from "@hasp/policy";
import { parseAllDocuments } from "yaml";
import type { Judged } from "./compare-gatekeeper.ts";

interface Template {
  readonly spec: {
    readonly targets: readonly [
      { readonly code: readonly [{ readonly source: { readonly libs: readonly string[] } }] },
    ];
  };
}

/** Where the workloads that a template makes of objects, by its own libs, differ from those that Hasp makes of them. */
export async function differingInputs(
  template: string,
  judged: readonly Judged[],
): Promise<readonly string[]> {
  const [first] = parseAllDocuments(template) as readonly { toJS(): unknown }[];
  if (!first) throw new Error("no template");
  const { libs } = (first.toJS() as Template).spec.targets[0].code[0].source;
  const modules = libs.map((text, i) => ({ path: `${i}.rego`, text }));
  const query = `[made | some object in data.objects
    made := [one | one := data.lib.hasp.review.workload.subject.workload with input as {"review": {"object": object, "operation": ""}}]]`;
  const data = { objects: judged.map(({ object }) => object) };
  const [found] = await localCompiler.eval({ modules, query, data, timeoutMs: 100_000 });
  const made = JSON.parse(found?.values[0] ?? "[]") as readonly [JsonObject?][];
  return judged.flatMap(({ object, input }, i) => {
    const ours = JSON.parse(JSON.stringify("workload" in input ? input.workload : null));
    const [theirs] = made[i] ?? [];
    return isDeepStrictEqual(theirs, ours)
      ? []
      : [`${firstDifference(ours, theirs, "")} of ${JSON.stringify(object)}`];
  });
}

function firstDifference(ours: unknown, theirs: unknown, at: string): string {
  const isLeaf = (value: unknown) => typeof value !== "object" || value === null;
  if (isLeaf(ours) || isLeaf(theirs))
    return `${at}: ${JSON.stringify(ours)} is ${JSON.stringify(theirs)}`;
  const members = (value: unknown) => value as Record<string, unknown>;
  const name = [...new Set([...Object.keys(members(ours)), ...Object.keys(members(theirs))])].find(
    (one) => !isDeepStrictEqual(members(ours)[one], members(theirs)[one]),
  );
  if (name === undefined) return `${at}: equal`;
  return firstDifference(members(ours)[name], members(theirs)[name], `${at}/${name}`);
}
