import { KubernetesError } from "../error.ts";
import { parseObject } from "./parse-object.ts";
import type { ObjectIssue } from "./parse-pod.ts";

/** What is wrong with a Kubernetes object, as far as we read it; nothing when it can be judged. */
export function findObjectIssues(object: unknown): readonly ObjectIssue[] {
  try {
    const parsed = parseObject(object);
    return "issues" in parsed ? parsed.issues : [];
  } catch (error) {
    if (error instanceof KubernetesError) return [{ pointer: "", message: `is ${error.message}` }];
    throw error;
  }
}
