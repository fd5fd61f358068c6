import { canonicalJson, isObject, objectOf, sha256 } from "@hasp/core";
import { findWorkloadKind } from "../workload/workload-kinds.ts";
import type { KubernetesObject } from "./cluster.ts";

interface Kind {
  readonly apiVersion: string;
  readonly kind: string;
}

/**
 * A digest of what an object's Pods run; undefined where its kind holds no single Pod template. What a controller made for its
 * owner has the same one: beside it, controllers write labels only.
 */
export function podTemplateDigest(
  { apiVersion, kind }: Kind,
  object: KubernetesObject,
): string | undefined {
  const [place, ...others] = findWorkloadKind(apiVersion, kind)?.pods ?? [];
  if (!place || place.form || others.length > 0 || place.at.includes("*")) return undefined;
  let template: unknown = object;
  for (const name of place.at.split("/").slice(1)) {
    template = isObject(template) ? template[name] : undefined;
  }
  if (!isObject(template) || !isObject(template["spec"])) return undefined;
  const { annotations } = objectOf(template["metadata"]);
  const told = objectOf(annotations);
  return sha256(canonicalJson({ spec: template["spec"], annotations: told }));
}
