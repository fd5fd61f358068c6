import { isObject, type JsonObject, sorted } from "@hasp/core";
import type { Metadata } from "./metadata.ts";

/** Holds a whole copy of the object: it says nothing of its own and costs as much again. */
const LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

/** The annotations that somebody wrote. */
export function annotationsOf({ annotations = {} }: Metadata): Record<string, string> {
  const { [LAST_APPLIED]: _, ...rest } = annotations;
  return sorted(rest);
}

/** An object as somebody wrote it: without the books that the API server and kubectl keep in it. */
export function withoutBookkeeping(object: unknown): JsonObject {
  if (!isObject(object)) return {};
  const { metadata } = object;
  if (!isObject(metadata)) return object;
  const { managedFields: _, ...kept } = metadata;
  const { annotations } = kept;
  if (!isObject(annotations)) return { ...object, metadata: kept };
  const { [LAST_APPLIED]: __, ...rest } = annotations;
  return { ...object, metadata: { ...kept, annotations: rest } };
}
