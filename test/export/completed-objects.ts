import { isObject, type JsonObject, objectOf } from "@hasp/core";

export const clusterWide: ReadonlySet<string> = new Set([
  "APIService",
  "CertificateSigningRequest",
  "ClusterRole",
  "ClusterRoleBinding",
  "CSIDriver",
  "CustomResourceDefinition",
  "IngressClass",
  "Namespace",
  "Node",
  "PersistentVolume",
  "PriorityClass",
  "RuntimeClass",
  "StorageClass",
]);

/** An object with what the API server asks for and tests leave out. */
export function completed(object: JsonObject): JsonObject {
  const { kind, spec } = object;
  const owners = listOf(objectOf(object["metadata"])["ownerReferences"]);
  const metadata = {
    name: "made",
    ...objectOf(object["metadata"]),
    ...(owners.length > 0 && { ownerReferences: owners.map((one) => ({ uid: "1", ...one })) }),
    namespace: clusterWide.has(String(kind))
      ? undefined
      : (objectOf(object["metadata"])["namespace"] ?? "default"),
  };
  return { ...object, metadata, ...specOf(String(kind), objectOf(spec), object) } as JsonObject;
}

const labels = { app: "made" };

function specOf(kind: string, spec: JsonObject, whole: JsonObject): object {
  const selector = { matchLabels: labels };
  switch (kind) {
    case "Pod":
      return { spec: podOf(spec) };
    case "PodTemplate":
      return { template: templateOf(whole["template"]) };
    case "Deployment":
    case "DaemonSet":
    case "ReplicaSet":
      return { spec: { ...spec, selector, template: templateOf(spec["template"]) } };
    case "StatefulSet":
      return {
        spec: { serviceName: "made", ...spec, selector, template: templateOf(spec["template"]) },
      };
    case "ReplicationController":
      return { spec: { ...spec, selector: labels, template: templateOf(spec["template"]) } };
    case "Job":
      return { spec: jobOf(spec) };
    case "CronJob": {
      const job = objectOf(spec["jobTemplate"]);
      const jobTemplate = { ...job, spec: jobOf(objectOf(job["spec"])) };
      return { spec: { schedule: "0 0 * * *", ...spec, jobTemplate } };
    }
    case "StorageClass":
      return { provisioner: whole["provisioner"] ?? "made.example" };
    default:
      return {};
  }
}

function jobOf(spec: JsonObject): object {
  const { spec: pod, ...template } = templateOf(spec["template"]);
  return { ...spec, template: { ...template, spec: { restartPolicy: "Never", ...pod } } };
}

function templateOf(template: unknown): { readonly metadata: object; readonly spec: object } {
  const metadata = objectOf(objectOf(template)["metadata"]);
  return {
    ...objectOf(template),
    metadata: { ...metadata, labels: { ...objectOf(metadata["labels"]), ...labels } },
    spec: podOf(objectOf(objectOf(template)["spec"])),
  };
}

/** No Pod is made with ephemeral containers. */
function podOf({ ephemeralContainers: _, ...spec }: JsonObject): object {
  const containers = listOf(spec["containers"]);
  return {
    ...spec,
    containers: containers.length > 0 ? containers : [{ name: "made", image: "made:1" }],
    ...(spec["volumes"] !== undefined && { volumes: listOf(spec["volumes"]).map(volumeOf) }),
  };
}

const required: Readonly<Record<string, JsonObject>> = {
  configMap: { name: "made" },
  csi: { driver: "made.example" },
  gitRepo: { repository: "https://made.example/a" },
  hostPath: { path: "/made" },
  nfs: { server: "made.example", path: "/" },
  persistentVolumeClaim: { claimName: "made" },
  secret: { secretName: "made" },
};

function volumeOf(volume: JsonObject): object {
  const named = Object.entries(volume).map(([name, source]) => [
    name,
    isObject(source) && Object.hasOwn(required, name) ? { ...required[name], ...source } : source,
  ]);
  return Object.fromEntries(named);
}

function listOf(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
