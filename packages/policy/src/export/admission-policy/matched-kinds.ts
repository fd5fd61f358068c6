/** A kind that the API server has by itself, and where it is asked for. */
export interface MatchedKind {
  readonly group: string;
  readonly version: string;
  readonly resource: string;
}

type Row = readonly [kind: string, resource: string];

function of(group: string, version: string, ...rows: readonly Row[]) {
  return rows.map(([kind, resource]) => [kind, { group, version, resource }] as const);
}

/** Kinds that hold one Pod template, or are a Pod. */
export const workloadKinds: ReadonlyMap<string, MatchedKind> = new Map([
  ...of(
    "",
    "v1",
    ["Pod", "pods"],
    ["PodTemplate", "podtemplates"],
    ["ReplicationController", "replicationcontrollers"],
  ),
  ...of(
    "apps",
    "v1",
    ["DaemonSet", "daemonsets"],
    ["Deployment", "deployments"],
    ["ReplicaSet", "replicasets"],
    ["StatefulSet", "statefulsets"],
  ),
  ...of("batch", "v1", ["CronJob", "cronjobs"], ["Job", "jobs"]),
]);

/** Kinds of the API server's own. What it reads its admission from is judged by no policy of it. */
export const resourceKinds: ReadonlyMap<string, MatchedKind> = new Map([
  ...of(
    "",
    "v1",
    ["ConfigMap", "configmaps"],
    ["Endpoints", "endpoints"],
    ["LimitRange", "limitranges"],
    ["Namespace", "namespaces"],
    ["Node", "nodes"],
    ["PersistentVolume", "persistentvolumes"],
    ["PersistentVolumeClaim", "persistentvolumeclaims"],
    ["ResourceQuota", "resourcequotas"],
    ["Secret", "secrets"],
    ["Service", "services"],
    ["ServiceAccount", "serviceaccounts"],
  ),
  ...of("apiextensions.k8s.io", "v1", ["CustomResourceDefinition", "customresourcedefinitions"]),
  ...of("apiregistration.k8s.io", "v1", ["APIService", "apiservices"]),
  ...of("autoscaling", "v2", ["HorizontalPodAutoscaler", "horizontalpodautoscalers"]),
  ...of("certificates.k8s.io", "v1", ["CertificateSigningRequest", "certificatesigningrequests"]),
  ...of("discovery.k8s.io", "v1", ["EndpointSlice", "endpointslices"]),
  ...of(
    "networking.k8s.io",
    "v1",
    ["Ingress", "ingresses"],
    ["IngressClass", "ingressclasses"],
    ["NetworkPolicy", "networkpolicies"],
  ),
  ...of("node.k8s.io", "v1", ["RuntimeClass", "runtimeclasses"]),
  ...of("policy", "v1", ["PodDisruptionBudget", "poddisruptionbudgets"]),
  ...of(
    "rbac.authorization.k8s.io",
    "v1",
    ["ClusterRole", "clusterroles"],
    ["ClusterRoleBinding", "clusterrolebindings"],
    ["Role", "roles"],
    ["RoleBinding", "rolebindings"],
  ),
  ...of("scheduling.k8s.io", "v1", ["PriorityClass", "priorityclasses"]),
  ...of("storage.k8s.io", "v1", ["CSIDriver", "csidrivers"], ["StorageClass", "storageclasses"]),
]);
