import type { Need, Workload } from "@hasp/policy";
import { expect, test } from "vitest";
import { indexObjects } from "./object-index.ts";
import { relatedOf } from "./related-objects.ts";
import { selects } from "./selector.ts";

const workload: Workload = {
  apiVersion: "apps/v1",
  kind: "Deployment",
  name: "web",
  namespace: "shop",
  labels: {},
  annotations: {},
  owners: [],
  containers: [],
  pod: {
    at: "/spec/template/spec",
    labels: { app: "web", tier: "front" },
    annotations: {},
    serviceAccount: "web",
    hostAliases: [],
    nodeSelector: {},
    tolerations: [],
    topologySpread: [],
    imagePullSecrets: [],
    readinessGates: [],
    security: { sysctls: [] },
    volumes: [],
    resourceClaims: [],
  },
};

function object(apiVersion: string, kind: string, name: string, rest: object, namespace = "shop") {
  return { apiVersion, kind, metadata: { name, namespace }, ...rest };
}

const net = "networking.k8s.io/v1";
const rbac = "rbac.authorization.k8s.io/v1";

const objects = [
  object("v1", "Service", "web", {
    spec: { type: "NodePort", selector: { app: "web" }, ports: [{ port: 80, nodePort: 30080 }] },
  }),
  object("v1", "Service", "other", { spec: { selector: { app: "db" } } }),
  object("v1", "Service", "elsewhere", { spec: { selector: { app: "web" } } }, "bank"),
  object("v1", "Service", "external", { spec: { type: "ExternalName" } }),
  object(net, "Ingress", "web", {
    spec: {
      tls: [{}],
      rules: [{ host: "a.example", http: { paths: [{ backend: { service: { name: "web" } } }] } }],
    },
  }),
  object(net, "Ingress", "other", { spec: { defaultBackend: { service: { name: "other" } } } }),
  object(net, "NetworkPolicy", "all", { spec: { podSelector: {}, egress: [] } }),
  object(net, "NetworkPolicy", "db", { spec: { podSelector: { matchLabels: { app: "db" } } } }),
  object("policy/v1", "PodDisruptionBudget", "web", {
    spec: { selector: { matchLabels: { app: "web" } }, minAvailable: "50%" },
  }),
  object("autoscaling/v2", "HorizontalPodAutoscaler", "web", {
    spec: { scaleTargetRef: { kind: "Deployment", name: "web" }, minReplicas: 2, maxReplicas: 4 },
  }),
  object("v1", "ResourceQuota", "quota", { spec: { hard: { pods: 10, cpu: "4" } } }),
  object("v1", "LimitRange", "limits", { spec: { limits: [{ type: "Container" }] } }),
  object("v1", "ServiceAccount", "web", { automountServiceAccountToken: false }),
  object(rbac, "RoleBinding", "web", {
    roleRef: { kind: "Role", name: "reader" },
    subjects: [{ kind: "ServiceAccount", name: "web" }],
  }),
  object(rbac, "Role", "reader", {
    rules: [{ apiGroups: [""], resources: ["secrets", "pods/exec"], verbs: ["get", "create"] }],
  }),
  object(rbac, "ClusterRoleBinding", "everyone", {
    roleRef: { kind: "ClusterRole", name: "cluster-admin" },
    subjects: [{ kind: "Group", name: "system:serviceaccounts:shop" }],
  }),
  object("v1", "Service", "broken", { spec: 7 }),
  { kind: "Service" },
];

const every: Need[] = [
  "related.services",
  "related.ingresses",
  "related.networkPolicies",
  "related.disruptionBudgets",
  "related.autoscalers",
  "related.resourceQuotas",
  "related.limitRanges",
  "related.serviceAccount",
  "related.exposure",
];

test("finds what of the same run belongs to a workload, and says that there may be more", () => {
  expect(relatedOf(workload, every, indexObjects(objects))).toEqual({
    source: "files",
    complete: false,
    services: [
      { name: "web", type: "NodePort", ports: [{ port: 80, nodePort: 30080 }], externalIPs: [] },
    ],
    ingresses: [{ name: "web", kind: "Ingress", hosts: ["a.example"], tls: true }],
    networkPolicies: [{ name: "all", ingress: true, egress: true }],
    disruptionBudgets: [{ name: "web", minAvailable: "50%" }],
    autoscalers: [{ name: "web", minReplicas: 2, maxReplicas: 4 }],
    resourceQuotas: [{ name: "quota", hard: { pods: "10", cpu: "4" } }],
    limitRanges: [{ name: "limits", types: ["Container"] }],
    serviceAccount: {
      name: "web",
      automount: false,
      bindings: [
        { role: "Role/reader", scope: "shop" },
        { role: "ClusterRole/cluster-admin", scope: "cluster" },
      ],
      reach: ["clusterAdmin", "exec", "secrets"],
    },
    exposure: "external",
  });
});

test("gives only what is needed, and nothing where nothing is", () => {
  const index = indexObjects(objects);
  expect(relatedOf(workload, ["object"], index)).toBeUndefined();
  expect(relatedOf(workload, ["related.limitRanges"], index)).toEqual({
    source: "files",
    complete: false,
    limitRanges: [{ name: "limits", types: ["Container"] }],
  });
});

test.each([
  [[], "none"],
  [[{ ports: [] }], "cluster"],
  [[{ type: "NodePort" }], "node"],
  [[{ type: "LoadBalancer" }], "external"],
  [[{ externalIPs: ["192.0.2.1"] }], "external"],
])("with services %j a workload is exposed to: %s", (services, exposure) => {
  const made = services.map((spec, i) =>
    object("v1", "Service", `s${i}`, { spec: { selector: { app: "web" }, ...spec } }),
  );
  const related = relatedOf(workload, ["related.exposure"], indexObjects(made));
  expect(related?.exposure).toBe(exposure);
});

const expression = (operator: string, values?: string[]) => ({
  matchExpressions: [{ key: "app", operator, ...(values && { values }) }],
});

test.each([
  [{}, true],
  [{ matchLabels: { app: "web" } }, true],
  [{ matchLabels: { app: "web", tier: "back" } }, false],
  [{ matchLabels: { constructor: "Object" } }, false],
  [expression("In", ["web", "db"]), true],
  [expression("In", ["db"]), false],
  [expression("NotIn", ["db"]), true],
  [expression("NotIn", ["web"]), false],
  [expression("Exists"), true],
  [expression("DoesNotExist"), false],
  [expression("Near"), false],
])("a selector %j selects app=web: %j", (selector, expected) => {
  expect(selects(selector, { app: "web" })).toBe(expected);
});
