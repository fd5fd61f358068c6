import type { Input } from "@hasp/policy";

type Workload = Extract<Input, { kind: "workload" }>["workload"];
type Container = Workload["containers"][number];

/** A Deployment as careful people write it; the second container of three is privileged. */
export function workloadInput(names: readonly string[]): Input {
  return {
    contract: 1,
    phase: "deploy",
    kind: "workload",
    context: {
      time: "2026-11-24T00:00:00.000Z",
      environment: "production",
      namespace: { name: "shop", labels: { "kubernetes.io/metadata.name": "shop", team: "web" } },
    },
    related: {
      source: "cluster",
      complete: true,
      services: [{ name: "app", type: "ClusterIP", ports: [{ port: 80 }], externalIPs: [] }],
      ingresses: [],
      networkPolicies: [{ name: "app", ingress: true, egress: true }],
      disruptionBudgets: [{ name: "app", minAvailable: 2 }],
      autoscalers: [],
      serviceAccount: { name: "app", automount: false, bindings: [], reach: [] },
      exposure: "cluster",
    },
    workload: {
      apiVersion: "apps/v1",
      kind: "Deployment",
      name: "app",
      namespace: "shop",
      labels: { app: "app", "app.kubernetes.io/name": "app" },
      annotations: {},
      replicas: 3,
      owners: [],
      pod,
      containers: names.map(container),
    },
  };
}

const pod: Workload["pod"] = {
  at: "/spec/template/spec",
  labels: { app: "app" },
  annotations: {},
  serviceAccount: "app",
  automountServiceAccountToken: false,
  restartPolicy: "Always",
  hostAliases: [],
  nodeSelector: {},
  tolerations: [],
  topologySpread: [{ maxSkew: 1, topologyKey: "topology.kubernetes.io/zone" }],
  enableServiceLinks: false,
  imagePullSecrets: [],
  readinessGates: [],
  security: { runAsNonRoot: true, seccomp: { type: "RuntimeDefault" }, sysctls: [] },
  volumes: [
    {
      name: "data",
      type: "emptyDir",
      at: "/spec/template/spec/volumes/0",
      mounted: true,
      sizeLimit: { value: 2 ** 28, text: "256Mi" },
    },
  ],
  resourceClaims: [],
};

const memory = { value: 2 ** 28, text: "256Mi" };
const probe = { http: { port: "http", path: "/healthz" } };

function container(name: string, index: number): Container {
  const privileged = index === 1;
  const capabilities = { add: [], drop: ["ALL"] };
  const security = {
    user: { uid: 1000, nonRoot: true },
    privileged,
    allowPrivilegeEscalation: privileged,
    readOnlyRootFilesystem: true,
  };
  return {
    name,
    image: {
      reference: "registry.example/shop/app:1.0",
      registry: "registry.example",
      repository: "shop/app",
      tag: "1.0",
      known: false,
    },
    role: "app",
    imagePullPolicy: "Always",
    at: `/spec/template/spec/containers/${index}`,
    command: [],
    args: ["serve", "--port", "8080"],
    env: Array.from({ length: 10 }, (_, number) => ({ name: `SETTING_${number}`, value: "on" })),
    envFrom: [],
    set: { ...security, capabilities },
    effective: {
      ...security,
      capabilities,
      seccomp: { type: "RuntimeDefault", from: "field" },
      hostNamespaces: {
        network: "own",
        pid: "own",
        ipc: "own",
        uts: "own",
        user: "host",
        cgroup: "own",
      },
    },
    resources: {
      requests: { cpu: { value: 0.1, text: "100m" }, memory, "ephemeral-storage": memory },
      limits: { cpu: { value: 1, text: "1" }, memory, "ephemeral-storage": memory },
    },
    mounts: [{ volume: "data", type: "emptyDir", destination: "/data", readOnly: false }],
    devices: [],
    ports: [{ container: 8080, protocol: "tcp", name: "http" }],
    probes: {
      liveness: probe,
      readiness: { http: { port: "http", path: "/ready" } },
      startup: probe,
    },
    lifecycle: {},
  };
}
