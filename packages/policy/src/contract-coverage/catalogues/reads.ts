import type { SubjectKind } from "../../contract/input.ts";
import type { Reads } from "./catalogue.ts";

/** Members of a Pod's own settings. */
export function pod(...members: readonly string[]): Reads {
  return { workload: members.map((member) => `workload.pod.${member}`) };
}

/** Members of the containers of a workload. */
export function containers(...members: readonly string[]): Reads {
  return { workload: members.map((member) => `workload.containers[].${member}`) };
}

/** Members of a container, in a workload and by itself. */
export function everyContainer(...members: readonly string[]): Reads {
  return join(containers(...members), {
    container: members.map((member) => `container.${member}`),
  });
}

/** Members of an image; a workload that runs it carries the decision over them. */
export function image(...members: readonly string[]): Reads {
  return { image: members.map((member) => `image.${member}`) };
}

/** An object of another kind as somebody wrote it. */
export const object: Reads = { resource: ["resource.apiVersion", "resource.kind", "object"] };

/** Members of a request to the Kubernetes API. */
export function access(...members: readonly string[]): Reads {
  return { access: members.map((member) => `access.${member}`) };
}

/** Several at once, each path named once. */
export function join(...all: readonly Reads[]): Reads {
  const joined: Partial<Record<SubjectKind, string[]>> = {};
  for (const [kind, paths] of all.flatMap((reads) => Object.entries(reads))) {
    const known = joined[kind as SubjectKind] ?? [];
    joined[kind as SubjectKind] = [...new Set([...known, ...paths])];
  }
  return joined;
}
