import { said } from "@hasp/core";
import type { Container } from "@hasp/policy";
import type { ContainerSpec, EnvSource, EnvVar } from "./container-spec.ts";

type Variable = Container["env"][number];
type Source = Container["envFrom"][number];

/** The variables of a container: what is written out, and where the rest comes from. */
export function readVariables({ env = [] }: ContainerSpec): Variable[] {
  return env.map(({ name, value, valueFrom }) =>
    // without any source a variable is empty
    said({ from: sourceOf(valueFrom), name, value: valueFrom ? value : (value ?? "") }),
  );
}

function sourceOf(from: EnvVar["valueFrom"]): Variable["from"] {
  if (!from) return undefined;
  const { secretKeyRef, configMapKeyRef, fieldRef, resourceFieldRef, fileKeyRef } = from;
  if (secretKeyRef) return reference("secret", secretKeyRef);
  if (configMapKeyRef) return reference("configMap", configMapKeyRef);
  if (fieldRef) return said({ key: fieldRef.fieldPath, kind: "field" });
  if (resourceFieldRef) {
    const { containerName, resource } = resourceFieldRef;
    return said({ key: resource, kind: "resource", name: containerName });
  }
  if (!fileKeyRef) return { kind: "other" };
  return reference("file", { ...fileKeyRef, name: fileKeyRef.volumeName });
}

function reference(
  kind: string,
  { key, name, optional }: NonNullable<NonNullable<EnvVar["valueFrom"]>["secretKeyRef"]>,
): NonNullable<Variable["from"]> {
  return said({ key, kind, name, optional });
}

/** What gives a container variables whose names only the cluster knows. */
export function readVariableSources({ envFrom = [] }: ContainerSpec): Source[] {
  return envFrom.map(({ configMapRef, prefix, secretRef }: EnvSource) => {
    const kind = secretRef ? "secret" : configMapRef ? "configMap" : "other";
    const { name, optional } = secretRef ?? configMapRef ?? {};
    return said({ kind, name, optional, prefix });
  });
}
