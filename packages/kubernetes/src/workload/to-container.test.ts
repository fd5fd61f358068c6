import { expect, test } from "vitest";
import { containerOf, workloadOf } from "../testing/inputs.ts";
import { podObject } from "../testing/objects.ts";

test("contract 2.10: a variable says which key of which object it comes from", async () => {
  const { env, envFrom } = await containerOf({
    env: [
      { name: "A", value: "1" },
      { name: "EMPTY" },
      { name: "B", valueFrom: { secretKeyRef: { name: "s", key: "k", optional: true } } },
      { name: "C", valueFrom: { configMapKeyRef: { name: "c", key: "k" } } },
      { name: "D", valueFrom: { fieldRef: { fieldPath: "metadata.name" } } },
      {
        name: "E",
        valueFrom: { resourceFieldRef: { resource: "limits.cpu", containerName: "web" } },
      },
      { name: "F", valueFrom: { fileKeyRef: { volumeName: "v", path: "f", key: "k" } } },
      { name: "G", valueFrom: { somethingNew: {} } },
    ],
    envFrom: [
      { secretRef: { name: "s", optional: false } },
      { prefix: "DB_", configMapRef: { name: "c" } },
    ],
  });
  expect(env).toEqual([
    { name: "A", value: "1" },
    { name: "EMPTY", value: "" },
    { name: "B", from: { kind: "secret", name: "s", key: "k", optional: true } },
    { name: "C", from: { kind: "configMap", name: "c", key: "k" } },
    { name: "D", from: { kind: "field", key: "metadata.name" } },
    { name: "E", from: { kind: "resource", key: "limits.cpu", name: "web" } },
    { name: "F", from: { kind: "file", name: "v", key: "k" } },
    { name: "G", from: { kind: "other" } },
  ]);
  expect(envFrom).toEqual([
    { kind: "secret", name: "s", optional: false },
    { kind: "configMap", name: "c", prefix: "DB_" },
  ]);
});

test("contract 2.10: ports are as written, with no port of the host made up on the host's network", async () => {
  const ports = [
    { containerPort: 80, name: "http" },
    { containerPort: 53, hostPort: 5353, hostIP: "127.0.0.1", protocol: "UDP" },
    { containerPort: 1, hostPort: 0 },
  ];
  expect((await containerOf({ ports }, { hostNetwork: true })).ports).toEqual([
    { container: 80, name: "http", protocol: "tcp" },
    { container: 53, host: 5353, hostIP: "127.0.0.1", protocol: "udp" },
    { container: 1, protocol: "tcp" },
  ]);
});

test("contract 2.10: resources are of any name and only what is said", async () => {
  const { resources, devices } = await containerOf({
    resources: {
      limits: { cpu: 1, memory: "128Mi", "nvidia.com/gpu": "1", "ephemeral-storage": "2Gi" },
      claims: [{ name: "gpu" }],
    },
  });
  expect(resources).toEqual({
    requests: {},
    limits: {
      cpu: { value: 1, text: "1" },
      memory: { value: 134_217_728, text: "128Mi" },
      "nvidia.com/gpu": { value: 1, text: "1" },
      "ephemeral-storage": { value: 2_147_483_648, text: "2Gi" },
    },
  });
  expect(devices).toEqual([{ claim: "gpu" }]);
});

test("reads probes and lifecycle hooks", async () => {
  const { probes, lifecycle } = await containerOf({
    livenessProbe: {
      httpGet: { host: "10.0.0.1", path: "/healthz", port: "http", scheme: "HTTPS" },
    },
    readinessProbe: { exec: { command: ["cat", "/tmp/healthy"] }, periodSeconds: 5 },
    startupProbe: { grpc: { port: 2379, service: "ready" } },
    lifecycle: {
      postStart: { tcpSocket: { port: 8080, host: "db" } },
      preStop: { sleep: { seconds: 5 } },
    },
  });
  expect(probes).toEqual({
    liveness: { http: { host: "10.0.0.1", path: "/healthz", port: "http", scheme: "HTTPS" } },
    readiness: { exec: ["cat", "/tmp/healthy"] },
    startup: { grpc: { port: 2379, service: "ready" } },
  });
  expect(lifecycle).toEqual({
    postStart: { tcp: { port: 8080, host: "db" } },
    preStop: { sleep: 5 },
  });
});

test("carries the other settings of a container", async () => {
  expect(
    await containerOf({
      command: ["sh", "-c"],
      args: ["sleep 1"],
      workingDir: "/srv",
      stdin: true,
      tty: true,
      imagePullPolicy: "Always",
      terminationMessagePolicy: "File",
      resizePolicy: [{ resourceName: "cpu", restartPolicy: "NotRequired" }],
    }),
  ).toMatchObject({
    command: ["sh", "-c"],
    args: ["sleep 1"],
    workingDir: "/srv",
    stdin: true,
    tty: true,
    imagePullPolicy: "Always",
    terminationMessagePolicy: "File",
    resizePolicy: [{ resource: "cpu", restart: "NotRequired" }],
    at: "/spec/containers/0",
    image: { reference: "nginx:1.27", registry: "docker.io", tag: "1.27", known: false },
  });
});

test("carries the settings of a Pod; what it does not say is not there", async () => {
  const tolerations = [{ key: "gpu", operator: "Exists", effect: "NoSchedule" }];
  const affinity = { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: {} } };
  const { pod } = await workloadOf(
    podObject({
      affinity,
      automountServiceAccountToken: false,
      dnsConfig: { nameservers: ["1.1.1.1"], options: [{ name: "ndots", value: "2" }] },
      enableServiceLinks: false,
      hostAliases: [{ ip: "10.0.0.1", hostnames: ["db"] }, { ip: "10.0.0.2" }],
      imagePullSecrets: [{ name: "registry" }],
      nodeName: "node-1",
      nodeSelector: { disk: "ssd" },
      priorityClassName: "high",
      readinessGates: [{ conditionType: "ready" }],
      resourceClaims: [{ name: "gpu", resourceClaimTemplateName: "gpu-template" }],
      resources: { requests: { cpu: "1" } },
      runtimeClassName: "gvisor",
      serviceAccountName: "web",
      terminationGracePeriodSeconds: 5,
      tolerations,
      topologySpreadConstraints: [{ topologyKey: "zone", maxSkew: 1, labelSelector: {} }],
    }),
  );
  expect(pod).toEqual({
    affinity,
    annotations: {},
    at: "/spec",
    automountServiceAccountToken: false,
    dnsConfig: { nameservers: ["1.1.1.1"], options: [{ name: "ndots", value: "2" }] },
    enableServiceLinks: false,
    hostAliases: [
      { ip: "10.0.0.1", hostnames: ["db"] },
      { ip: "10.0.0.2", hostnames: [] },
    ],
    imagePullSecrets: ["registry"],
    labels: {},
    nodeName: "node-1",
    nodeSelector: { disk: "ssd" },
    priorityClass: "high",
    readinessGates: ["ready"],
    resourceClaims: [{ name: "gpu", template: "gpu-template" }],
    resources: { requests: { cpu: { value: 1, text: "1" } }, limits: {} },
    runtimeClass: "gvisor",
    security: { sysctls: [] },
    serviceAccount: "web",
    terminationGraceSeconds: 5,
    tolerations,
    topologySpread: [{ topologyKey: "zone", maxSkew: 1 }],
    volumes: [],
  });
});
