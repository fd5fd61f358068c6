import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { JsonObject } from "@hasp/core";
import { type Input, localCompiler } from "@hasp/policy";
import { root } from "../e2e/hasp.ts";

const kinds = JSON.stringify({
  Pod: [{ groups: [""], strict: true, path: [] }],
  Deployment: [{ groups: ["apps"], strict: true, path: ["spec", "template"] }],
  StatefulSet: [{ groups: ["apps"], strict: true, path: ["spec", "template"] }],
  CronJob: [{ groups: ["batch"], strict: true, path: ["spec", "jobTemplate", "spec", "template"] }],
});
const folder = join(root, "packages/policy/export/gatekeeper");

/** The inputs that a template makes of workloads by itself, as they differ from those that Hasp makes of them. */
export async function differingInputs(
  asked: readonly { readonly object: JsonObject; readonly input: Input }[],
): Promise<readonly string[]> {
  const names = readdirSync(folder);
  const modules = [
    ...names.map((name) => ({ path: name, text: readFileSync(join(folder, name), "utf8") })),
    {
      path: "paths.rego",
      text: readFileSync(join(root, "packages/policy/rego/lib/paths.rego"), "utf8"),
    },
    { path: "kinds.rego", text: `package hasp.review.kinds\n\nknown := ${kinds}\n` },
  ];
  const query = `[one | some object in data.objects
    one := [made | made := data.hasp.review.workload.subject with input as {"review": {"object": object, "operation": ""}}]]`;
  const data = { objects: asked.map(({ object }) => object) };
  const [found] = await localCompiler.eval({ modules, query, data, timeoutMs: 100_000 });
  const made = JSON.parse(found?.values[0] ?? "[]") as readonly [JsonObject?][];
  return asked.flatMap(({ object, input }, i) => {
    const [subject] = made[i] ?? [];
    const told = plain(subject?.["workload"]);
    const known = plain("workload" in input ? input.workload : undefined);
    return isDeepStrictEqual(told, known)
      ? []
      : [`${firstDifference(known, told, "")} of ${JSON.stringify(object)}`];
  });
}

/** Numbers as they are compared, whatever their text is. */
function plain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

function firstDifference(known: unknown, told: unknown, at: string): string {
  if (typeof known !== "object" || typeof told !== "object" || known === null || told === null)
    return `${at}: ${JSON.stringify(known)} is ${JSON.stringify(told)}`;
  for (const name of new Set([...Object.keys(known), ...Object.keys(told)])) {
    const [a, b] = [known, told].map((one) => (one as Record<string, unknown>)[name]);
    if (!isDeepStrictEqual(a, b)) return firstDifference(a, b, `${at}/${name}`);
  }
  return `${at}: the same`;
}
