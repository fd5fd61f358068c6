import type { Container } from "@hasp/policy";
import type { PodContainer } from "./pod-spec.ts";

type Variable = Container["env"][number];
type EnvVar = NonNullable<PodContainer["env"]>[number];
type EnvSource = NonNullable<PodContainer["envFrom"]>[number];

/**
 * The variables of a container: first `env` in its order, then one for each `envFrom`, whose names only the
 * cluster knows: it is called by its prefix and a star.
 */
export function readEnvironment(container: PodContainer): Variable[] {
  return [...(container.env ?? []).map(readVariable), ...(container.envFrom ?? []).map(readSource)];
}

function readVariable({ name, value, valueFrom }: EnvVar): Variable {
  if (!valueFrom) return { name, value: value ?? "", source: "literal" };
  if (valueFrom.secretKeyRef) return { name, source: "secret" };
  if (valueFrom.configMapKeyRef) return { name, source: "configmap" };
  const isField = valueFrom.fieldRef !== undefined || valueFrom.resourceFieldRef !== undefined;
  return { name, source: isField ? "field" : "other" };
}

function readSource({ prefix = "", secretRef, configMapRef }: EnvSource): Variable {
  const source = secretRef ? "secret" : configMapRef ? "configmap" : "other";
  return { name: `${prefix}*`, source };
}
