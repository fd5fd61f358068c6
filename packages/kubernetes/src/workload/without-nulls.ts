import { isObject } from "@hasp/core";
import { KubernetesError } from "../error.ts";
import { objectLimits } from "./object-limits.ts";

/**
 * The value without members that are null: Kubernetes reads null as "not there".
 * @throws KubernetesError `OBJECT_INVALID` when it nests too deep or holds too much
 */
export function withoutNulls(value: unknown): unknown {
  return copy(value, { left: objectLimits.values }, 1);
}

function copy(value: unknown, budget: { left: number }, depth: number): unknown {
  budget.left -= 1;
  if (budget.left < 0) throw tooMuch(`more than ${objectLimits.values} values`);
  if (depth > objectLimits.depth) throw tooMuch(`nested deeper than ${objectLimits.depth} levels`);
  if (Array.isArray(value)) return value.map((item) => copy(item, budget, depth + 1));
  if (!isObject(value)) return value;
  const members: [string, unknown][] = [];
  for (const name of Object.keys(value)) {
    const member = value[name];
    if (member !== null) members.push([name, copy(member, budget, depth + 1)]);
  }
  return Object.fromEntries(members);
}

function tooMuch(message: string): KubernetesError {
  return new KubernetesError("OBJECT_INVALID", message, {
    hint: "no object of Kubernetes is like that",
  });
}
