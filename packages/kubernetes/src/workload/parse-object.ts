import { z } from "zod";
import { Metadata } from "./metadata.ts";
import { findExcess, issuesOf, type ObjectIssue, type ParsedPod, parsePod } from "./parse-pod.ts";
import { readForm } from "./pod-forms.ts";
import { type FoundPart, findParts, memberOf, partOf } from "./pod-places.ts";
import { withoutNulls } from "./without-nulls.ts";
import { findWorkloadKind, type WorkloadKind } from "./workload-kinds.ts";

const Head = z.object({
  apiVersion: z.string().min(1),
  kind: z.string().min(1),
  metadata: Metadata.optional(),
});

const Scale = z.object({ replicas: z.int().optional() });

/** A Kubernetes object with the fields that we read checked. */
export interface ParsedObject {
  readonly head: z.infer<typeof Head>;
  readonly replicas: number | undefined;
  readonly strategy: string | undefined;
  /** One for each Pod template; none for kinds that run no Pods. */
  readonly pods: readonly ParsedPod[];
  /** The object without what is null in it. */
  readonly object: unknown;
}

/**
 * Reads the fields we need; `issues` names everything that is wrong at once.
 * @throws KubernetesError `OBJECT_INVALID` when it nests too deep or holds too much
 */
export function parseObject(
  value: unknown,
  podKinds: readonly WorkloadKind[] = [],
): ParsedObject | { readonly issues: readonly ObjectIssue[] } {
  const object = withoutNulls(value);
  const top: FoundPart = { at: "", value: object, parents: [] };
  const head = Head.safeParse(object);
  if (!head.success) return { issues: issuesOf(head.error, top) };
  const kind = findWorkloadKind(head.data.apiVersion, head.data.kind, podKinds);
  const issues: ObjectIssue[] = [];
  const pods = kind ? podsOf(object, kind, issues) : [];
  if (pods.length > 0 && !head.data.metadata?.name && !head.data.metadata?.generateName) {
    issues.push({ pointer: "/metadata/name", message: "is missing" });
  }
  const spec = partOf(top, "spec");
  const scale = Scale.safeParse(kind?.strict ? (spec.value ?? {}) : {});
  if (!scale.success) issues.push(...issuesOf(scale.error, spec));
  issues.push(...findExcess(pods));
  if (issues.length > 0) return { issues };
  const replicas = memberOf(spec.value, "replicas");
  return {
    head: head.data,
    replicas: Number.isSafeInteger(replicas) ? (replicas as number) : undefined,
    strategy: strategyOf(spec.value),
    pods,
    object,
  };
}

function podsOf(object: unknown, kind: WorkloadKind, issues: ObjectIssue[]): readonly ParsedPod[] {
  const claims = partOf(partOf({ at: "", value: object }, "spec"), "volumeClaimTemplates");
  return kind.pods.flatMap(({ at, form = "template" }) => {
    const found = findParts(object, at);
    // what must be there and is not is told by its place
    const parts = found.length > 0 || !kind.strict ? found : [missing(at)];
    return parts.flatMap((part) => {
      const read = readForm(form, part);
      // a template that says nothing of its Pods is one of the platform's own
      if (!read || (read.spec.value === undefined && !kind.strict)) return [];
      return [parsePod(read, claims, kind, issues)];
    });
  });
}

function missing(at: string): FoundPart {
  return { at, value: undefined, parents: [] };
}

/** `Recreate` of a Deployment, `OnDelete` of a StatefulSet, `canary` of a Rollout. */
function strategyOf(spec: unknown): string | undefined {
  const strategy = memberOf(spec, "strategy") ?? memberOf(spec, "updateStrategy");
  const type = memberOf(strategy, "type");
  if (typeof type === "string") return type;
  return ["canary", "blueGreen"].find((name) => memberOf(strategy, name) !== undefined);
}
