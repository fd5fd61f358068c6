import { workloadKinds } from "@hasp/kubernetes";

/** A rule of a webhook (admissionregistration.k8s.io/v1, RuleWithOperations). */
export interface Rule {
  readonly apiGroups: readonly string[];
  readonly apiVersions: readonly string[];
  readonly operations: readonly string[];
  readonly resources: readonly string[];
  readonly scope: "*";
}

/** What a webhook judges: what runs Pods, other objects, and what somebody does to objects. */
export type Judged = "workload" | "resource" | "access";
export const judgedKinds: readonly Judged[] = ["workload", "resource", "access"];

/** Objects that run nothing and are still worth a policy, by API group. */
const objects: Readonly<Record<string, readonly string[]>> = {
  "": [
    "namespaces",
    "services",
    "serviceaccounts",
    "persistentvolumes",
    "persistentvolumeclaims",
    "limitranges",
    "resourcequotas",
  ],
  "networking.k8s.io": ["ingresses", "networkpolicies"],
  "rbac.authorization.k8s.io": ["roles", "clusterroles", "rolebindings", "clusterrolebindings"],
  policy: ["poddisruptionbudgets"],
  autoscaling: ["horizontalpodautoscalers"],
  "storage.k8s.io": ["storageclasses"],
  "apiextensions.k8s.io": ["customresourcedefinitions"],
};

/** What goes with these does not come back: Pods and what controllers make for themselves do. */
const lasting: Readonly<Record<string, readonly string[]>> = {
  "": ["namespaces", "persistentvolumes", "persistentvolumeclaims"],
  apps: ["deployments", "daemonsets", "statefulsets"],
  "apiextensions.k8s.io": ["customresourcedefinitions"],
};

/** The rules that send what is judged; the API server passes over kinds that it does not have. */
export function rulesOf(judged: Judged): readonly Rule[] {
  if (judged === "resource") return rules(["CREATE", "UPDATE"], objects);
  if (judged === "access") {
    return [
      ...rules(["CONNECT"], {
        "": [
          "pods/exec",
          "pods/attach",
          "pods/portforward",
          "pods/proxy",
          "services/proxy",
          "nodes/proxy",
        ],
      }),
      ...rules(["DELETE"], lasting),
    ];
  }
  return [
    ...rules(["CREATE", "UPDATE"], workloadResources()),
    ...rules(["UPDATE"], { "": ["pods/ephemeralcontainers", "pods/resize"] }),
  ];
}

/** From the same list that workloads are read by. */
function workloadResources(): Readonly<Record<string, readonly string[]>> {
  const byGroup = new Map<string, Set<string>>();
  for (const { groups, resource } of workloadKinds) {
    // the first group is the one that every cluster serves; matchPolicy covers the others
    const [group = ""] = groups;
    byGroup.set(group, (byGroup.get(group) ?? new Set()).add(resource));
  }
  return Object.fromEntries([...byGroup].map(([group, names]) => [group, [...names]]));
}

function rules(
  operations: readonly string[],
  resources: Readonly<Record<string, readonly string[]>>,
): readonly Rule[] {
  return Object.entries(resources).map(([group, names]) => ({
    apiGroups: [group],
    apiVersions: ["*"],
    operations,
    resources: names,
    scope: "*",
  }));
}
