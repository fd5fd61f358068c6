/** A kind that runs Pods, and where its Pod template stands. */
export interface WorkloadKind {
  readonly kind: string;
  /** API groups that serve it, in every version; "" is the core group. */
  readonly groups: readonly string[];
  /** Members from the object down to what holds the Pod's `metadata` and `spec`. */
  readonly template: readonly string[];
  /** Its resource in rules of a webhook. */
  readonly resource: string;
}

const inSpec = ["spec", "template"];

/** Every kind of Kubernetes' own that runs Pods; those of others are judged when they create their Pods. */
export const workloadKinds: readonly WorkloadKind[] = [
  { kind: "Pod", groups: [""], template: [], resource: "pods" },
  { kind: "PodTemplate", groups: [""], template: ["template"], resource: "podtemplates" },
  {
    kind: "ReplicationController",
    groups: [""],
    template: inSpec,
    resource: "replicationcontrollers",
  },
  { kind: "Deployment", groups: ["apps", "extensions"], template: inSpec, resource: "deployments" },
  { kind: "ReplicaSet", groups: ["apps", "extensions"], template: inSpec, resource: "replicasets" },
  { kind: "DaemonSet", groups: ["apps", "extensions"], template: inSpec, resource: "daemonsets" },
  { kind: "StatefulSet", groups: ["apps"], template: inSpec, resource: "statefulsets" },
  { kind: "Job", groups: ["batch"], template: inSpec, resource: "jobs" },
  {
    kind: "CronJob",
    groups: ["batch"],
    template: ["spec", "jobTemplate", "spec", "template"],
    resource: "cronjobs",
  },
];

/** The workload kind of an object, unless it is a resource of another sort. */
export function findWorkloadKind(apiVersion: string, kind: string): WorkloadKind | undefined {
  const group = apiVersion.includes("/") ? apiVersion.slice(0, apiVersion.indexOf("/")) : "";
  return workloadKinds.find((known) => known.kind === kind && known.groups.includes(group));
}
