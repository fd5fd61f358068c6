/** How deep rego/lib/dispatch.rego walks. What a longer path means more precisely the policy asks itself. */
const depth = 7;

/** Ids by the parts of paths: `{etc: {"": [ids], ssh: {"": [ids]}}}`. No part of a path is empty, so that key is free. */
export function branchOf(path: string): readonly string[] {
  const parts = path.split("/").filter((part) => part !== "");
  return [...parts.slice(0, depth), ""];
}
