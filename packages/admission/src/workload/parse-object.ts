import { formatPointer } from "@hasp/core";
import { z } from "zod";
import { describeIssue } from "./describe-issue.ts";
import { isObject } from "./is-object.ts";
import { Metadata, PodSpec } from "./pod-spec.ts";
import { withoutNulls } from "./without-nulls.ts";
import { findWorkloadKind, type WorkloadKind } from "./workload-kinds.ts";

/** A value of the wrong type, by its place in the object. */
export interface ObjectIssue {
  readonly pointer: string;
  /** Continues the sentence that the pointer begins: `must be a list, not a text`. */
  readonly message: string;
  readonly hint?: string;
}

const Head = z.object({
  apiVersion: z.string().min(1),
  kind: z.string().min(1),
  metadata: Metadata.optional(),
});

const Template = z.object({ metadata: Metadata.optional(), spec: PodSpec });

const Scale = z.object({ spec: z.object({ replicas: z.int().optional() }).optional() });

/** A Kubernetes object with the fields we read checked. */
export interface ParsedObject {
  readonly head: z.infer<typeof Head>;
  /** Nothing for kinds that run no Pods. */
  readonly pods?: {
    readonly kind: WorkloadKind;
    readonly template: z.infer<typeof Template>;
    readonly replicas: number | undefined;
  };
}

/** Reads the fields we need; `issues` names everything of the wrong type at once. */
export function parseObject(value: unknown): ParsedObject | { readonly issues: ObjectIssue[] } {
  const object = withoutNulls(value);
  const head = Head.safeParse(object);
  if (!head.success) return { issues: issuesOf(head.error, object, []) };
  const kind = findWorkloadKind(head.data.apiVersion, head.data.kind);
  if (!kind) return { head: head.data };
  const inner = memberAt(object, kind.template);
  const template = Template.safeParse(inner);
  const scale = Scale.safeParse(object);
  const issues = [
    ...(template.success ? [] : issuesOf(template.error, inner, kind.template)),
    ...(scale.success ? [] : issuesOf(scale.error, object, [])),
    ...unnamed(head.data.metadata),
  ];
  if (!template.success || !scale.success || issues.length > 0) return { issues };
  const replicas = scale.data.spec?.replicas;
  return { head: head.data, pods: { kind, template: template.data, replicas } };
}

function unnamed(metadata: Metadata | undefined): ObjectIssue[] {
  if (metadata?.name || metadata?.generateName) return [];
  return [{ pointer: "/metadata/name", message: "is missing" }];
}

function memberAt(object: unknown, path: readonly string[]): unknown {
  let value = object;
  for (const name of path) value = isObject(value) ? value[name] : undefined;
  return value;
}

function issuesOf(error: z.ZodError, root: unknown, path: readonly string[]): ObjectIssue[] {
  return error.issues.map((issue) => {
    const below = issue.path.map((segment) =>
      typeof segment === "number" ? segment : String(segment),
    );
    return { pointer: formatPointer([...path, ...below]), ...describeIssue(issue, root) };
  });
}
