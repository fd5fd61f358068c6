import type { Context, ImageFactsSource, Input, Phase, Resource } from "@hasp/policy";
import { AdmissionError } from "../error.ts";
import { isObject } from "./is-object.ts";
import { type ParsedObject, parseObject } from "./parse-object.ts";
import { PointerMap } from "./pointer-map.ts";
import { toWorkload } from "./to-workload.ts";

export interface InputOptions {
  readonly phase: Phase;
  readonly context: Context;
  readonly images: ImageFactsSource;
  /** For objects that do not name theirs; without it, `default`. */
  readonly namespace?: string | undefined;
}

/** An object as policies see it, and the way back from places in the input to places in the object. */
export interface ObjectInput {
  readonly input: Input;
  /** JSON Pointer into the object for one into the input. */
  readonly pointerOf: (inputPointer: string) => string;
}

/** Problems of one object that a message names. */
const ISSUE_LIMIT = 5;

/**
 * The input for a Kubernetes object: a `workload` for kinds that run Pods, a `resource` for all others.
 * @throws AdmissionError `OBJECT_INVALID`, `IMAGE_SOURCE_FAILED`
 */
export async function inputOf(object: unknown, options: InputOptions): Promise<ObjectInput> {
  const { phase, context } = options;
  const parsed = parseObject(object);
  if ("issues" in parsed) throw invalid(parsed.issues);
  const { head, pods } = parsed;
  const pointers = new PointerMap();
  const pointerOf = (pointer: string): string => pointers.find(pointer);
  if (pods) {
    const workload = await toWorkload({ head, pods }, options, pointers);
    return { input: { phase, context, kind: "workload", workload }, pointerOf };
  }
  const resource = toResource(head, object, options.namespace, pointers);
  return { input: { phase, context, kind: "resource", resource }, pointerOf };
}

function toResource(
  head: ParsedObject["head"],
  object: unknown,
  defaultNamespace: string | undefined,
  pointers: PointerMap,
): Resource {
  const { apiVersion, kind, metadata } = head;
  const namespace = metadata?.namespace ?? defaultNamespace;
  pointers.setCopied("/resource/object", "");
  for (const name of ["apiVersion", "kind"]) pointers.set(`/resource/${name}`, `/${name}`);
  for (const name of ["name", "namespace"]) pointers.set(`/resource/${name}`, `/metadata/${name}`);
  return {
    apiVersion,
    kind,
    name: metadata?.name ?? (metadata?.generateName ? `${metadata.generateName}*` : ""),
    ...(namespace !== undefined && { namespace }),
    object: withoutManagedFields(object),
  };
}

/** The API server keeps the books of who set which field in the object itself; nobody wrote them. */
function withoutManagedFields(object: unknown): Record<string, unknown> {
  if (!isObject(object)) return {};
  const { metadata } = object;
  if (!isObject(metadata) || metadata["managedFields"] === undefined) return object;
  const { managedFields: _, ...rest } = metadata;
  return { ...object, metadata: rest };
}

function invalid(issues: readonly { pointer: string; message: string }[]): AdmissionError {
  const named = issues
    .slice(0, ISSUE_LIMIT)
    .map(({ pointer, message }) => `${pointer || "the object"} ${message}`);
  const more = issues.length > ISSUE_LIMIT ? [`and ${issues.length - ISSUE_LIMIT} more`] : [];
  return new AdmissionError("OBJECT_INVALID", [...named, ...more].join("; "), {
    hint: "correct the object; kubectl explain shows its fields",
  });
}
