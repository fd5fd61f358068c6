import { type Container, type ImageFactsSource, Input } from "@hasp/policy";
import { expect, test } from "vitest";
import { inputOf } from "./input-of.ts";
import { unknownImages } from "./summarize-images.ts";

const context = { time: "2026-11-23T12:00:00.000Z" };

async function judged(object: unknown, images: ImageFactsSource = unknownImages) {
  const made = await inputOf(object, { phase: "deploy", context, images });
  return { ...made, input: Input.parse(made.input) };
}

async function workloadOf(object: unknown) {
  const { input, pointerOf } = await judged(object);
  if (input.kind !== "workload") throw new Error(`a ${input.kind}`);
  return { workload: input.workload, pointerOf };
}

const metadata = { name: "web", namespace: "shop" };
const web = { name: "web", image: "nginx:1.27" };

function pod(spec: object, annotations = {}): object {
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { ...metadata, annotations },
    spec: { containers: [web], ...spec },
  };
}

/** The first container of a Pod, and where a place in it leads. */
async function containerOf(container: object, spec: object = {}, annotations = {}) {
  const object = pod({ ...spec, containers: [{ ...web, ...container }] }, annotations);
  const { workload, pointerOf } = await workloadOf(object);
  return {
    container: workload.containers[0] as Container,
    at: (place: string) => pointerOf(`/workload/containers/0${place}`),
  };
}

const template = { spec: { containers: [web] } };

test.each([
  ["v1", "Pod", template, "/spec"],
  ["v1", "PodTemplate", { template }, "/template/spec"],
  ["v1", "ReplicationController", { spec: { template } }, "/spec/template/spec"],
  ["apps/v1", "Deployment", { spec: { template } }, "/spec/template/spec"],
  ["extensions/v1beta1", "Deployment", { spec: { template } }, "/spec/template/spec"],
  ["apps/v1", "ReplicaSet", { spec: { template } }, "/spec/template/spec"],
  ["apps/v1", "StatefulSet", { spec: { template } }, "/spec/template/spec"],
  ["apps/v1", "DaemonSet", { spec: { template } }, "/spec/template/spec"],
  ["batch/v1", "Job", { spec: { template } }, "/spec/template/spec"],
  [
    "batch/v1",
    "CronJob",
    { spec: { jobTemplate: { spec: { template } } } },
    "/spec/jobTemplate/spec/template/spec",
  ],
])("finds the Pod of a %s %s", async (apiVersion, kind, rest, spec) => {
  const { workload, pointerOf } = await workloadOf({ apiVersion, kind, metadata, ...rest });
  expect(workload).toMatchObject({ apiVersion, kind, name: "web", namespace: "shop" });
  expect(workload.containers).toHaveLength(1);
  expect(pointerOf("/workload/containers/0/privileged")).toBe(
    `${spec}/containers/0/securityContext/privileged`,
  );
});

test.each([
  ["v1", "ConfigMap"],
  ["rbac.authorization.k8s.io/v1", "ClusterRole"],
  ["argoproj.io/v1alpha1", "Deployment"],
])("hands on a %s %s as it was written", async (apiVersion, kind) => {
  const object = { apiVersion, kind, metadata: { ...metadata, managedFields: [{}] }, data: null };
  const { input, pointerOf } = await judged(object);
  expect(input).toMatchObject({
    kind: "resource",
    resource: { apiVersion, kind, name: "web", namespace: "shop" },
  });
  expect(input.kind === "resource" && input.resource.object).toEqual({ ...object, metadata });
  expect(pointerOf("/resource/object/data/a")).toBe("/data/a");
  expect(pointerOf("/resource/name")).toBe("/metadata/name");
});

test("lists init, app and ephemeral containers in this order and leads back to each", async () => {
  const { workload, pointerOf } = await workloadOf(
    pod({
      ephemeralContainers: [{ name: "debug", image: "busybox" }],
      initContainers: [
        { name: "prepare", image: "busybox" },
        { name: "proxy", image: "envoy", restartPolicy: "Always" },
      ],
    }),
  );
  expect(workload.containers.map(({ name, role }) => [name, role])).toEqual([
    ["prepare", "init"],
    ["proxy", "init"],
    ["web", "app"],
    ["debug", "ephemeral"],
  ]);
  expect(pointerOf("/workload/containers/1/image/tag")).toBe("/spec/initContainers/1/image");
  expect(pointerOf("/workload/containers/3")).toBe("/spec/ephemeralContainers/0");
});

test("merges the Pod's security context into the container's", async () => {
  const { container, at } = await containerOf(
    { securityContext: { runAsUser: 1000, seccompProfile: { type: "Unconfined" } } },
    {
      securityContext: {
        runAsUser: 0,
        runAsGroup: 0,
        runAsNonRoot: true,
        seccompProfile: { type: "RuntimeDefault" },
        appArmorProfile: { type: "Localhost", localhostProfile: "web" },
      },
    },
  );
  expect(container.user).toEqual({ uid: 1000, gid: 0, nonRoot: true });
  expect(container).toMatchObject({ seccomp: "Unconfined", appArmor: "web" });
  expect(at("/user/uid")).toBe("/spec/containers/0/securityContext/runAsUser");
  expect(at("/user/gid")).toBe("/spec/securityContext/runAsGroup");
  expect(at("/user/nonRoot")).toBe("/spec/securityContext/runAsNonRoot");
  expect(at("/seccomp")).toBe("/spec/containers/0/securityContext/seccompProfile");
  expect(at("/appArmor")).toBe("/spec/securityContext/appArmorProfile");
});

test("reads the container's own security settings", async () => {
  const { container, at } = await containerOf({
    securityContext: {
      privileged: true,
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { add: ["CAP_SYS_ADMIN", "net_raw"], drop: ["all"] },
    },
  });
  expect(container).toMatchObject({
    privileged: true,
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { add: ["SYS_ADMIN", "NET_RAW"], drop: ["ALL"] },
  });
  expect(at("/capabilities/add/1")).toBe("/spec/containers/0/securityContext/capabilities/add/1");
});

test("takes null for a field that is not there", async () => {
  const { container } = await containerOf(
    { securityContext: null, resources: { limits: null }, env: null },
    { securityContext: { runAsUser: null } },
  );
  expect(container).toMatchObject({ user: {}, env: [], resources: { limits: {} } });
});

test.each([
  [
    { "container.apparmor.security.beta.kubernetes.io/web": "unconfined" },
    "appArmor",
    "Unconfined",
  ],
  [
    { "container.apparmor.security.beta.kubernetes.io/web": "runtime/default" },
    "appArmor",
    "RuntimeDefault",
  ],
  [{ "container.apparmor.security.beta.kubernetes.io/web": "localhost/p" }, "appArmor", "p"],
  [{ "container.apparmor.security.beta.kubernetes.io/db": "unconfined" }, "appArmor", undefined],
  [{ "seccomp.security.alpha.kubernetes.io/pod": "unconfined" }, "seccomp", "Unconfined"],
  [{ "seccomp.security.alpha.kubernetes.io/pod": "runtime/default" }, "seccomp", undefined],
  [{ "container.seccomp.security.alpha.kubernetes.io/web": "unconfined" }, "seccomp", "Unconfined"],
] as const)("reads the old annotation %j", async (annotations, field, expected) => {
  const { container, at } = await containerOf({}, {}, annotations);
  expect(container[field]).toBe(expected);
  const [key = ""] = Object.keys(annotations);
  const place = `/metadata/annotations/${key.replace("/", "~1")}`;
  if (expected !== undefined) expect(at(`/${field}`)).toBe(place);
});

test.each([
  ["network", "hostNetwork", true],
  ["pid", "hostPID", true],
  ["ipc", "hostIPC", true],
  ["user", "hostUsers", true],
  ["user", "hostUsers", false],
] as const)("reads the %s namespace of the host from %s %s", async (name, field, value) => {
  const { container, at } = await containerOf({}, { [field]: value });
  const none = { network: false, pid: false, ipc: false, uts: false, user: false };
  expect(container.hostNamespaces).toEqual({ ...none, [name]: value });
  expect(at(`/hostNamespaces/${name}`)).toBe(`/spec/${field}`);
});

test("names the source of every variable", async () => {
  const { container, at } = await containerOf({
    env: [
      { name: "A", value: "1" },
      { name: "EMPTY" },
      { name: "B", valueFrom: { secretKeyRef: { name: "s", key: "k" } } },
      { name: "C", valueFrom: { configMapKeyRef: { name: "c", key: "k" } } },
      { name: "D", valueFrom: { fieldRef: { fieldPath: "metadata.name" } } },
      { name: "E", valueFrom: { resourceFieldRef: { resource: "limits.cpu" } } },
      { name: "F", valueFrom: { fileKeyRef: { path: "f" } } },
    ],
    envFrom: [{ secretRef: { name: "s" } }, { prefix: "DB_", configMapRef: { name: "c" } }],
  });
  expect(container.env).toEqual([
    { name: "A", value: "1", source: "literal" },
    { name: "EMPTY", value: "", source: "literal" },
    { name: "B", source: "secret" },
    { name: "C", source: "configmap" },
    { name: "D", source: "field" },
    { name: "E", source: "field" },
    { name: "F", source: "other" },
    { name: "*", source: "secret" },
    { name: "DB_*", source: "configmap" },
  ]);
  expect(at("/env/0/value")).toBe("/spec/containers/0/env/0/value");
  expect(at("/env/8/name")).toBe("/spec/containers/0/envFrom/1");
});

test("reads quantities, and the limit where no request is set", async () => {
  const { container, at } = await containerOf({
    resources: { requests: { cpu: "250m" }, limits: { cpu: 1, memory: "128Mi" } },
  });
  expect(container.resources).toEqual({
    requests: { cpu: 0.25, memory: 134_217_728 },
    limits: { cpu: 1, memory: 134_217_728 },
  });
  expect(at("/resources/limits/memory")).toBe("/spec/containers/0/resources/limits/memory");
  expect(at("/resources/requests/cpu")).toBe("/spec/containers/0/resources/requests/cpu");
  expect(at("/resources/requests/memory")).toBe("/spec/containers/0/resources/limits/memory");
});

test.each([
  [{ hostPath: { path: "/var/run/docker.sock" } }, {}, "host", "/var/run/docker.sock", false],
  [{ hostPath: { path: "/var/../etc/" } }, {}, "host", "/etc", false],
  [
    { hostPath: { path: "/var" } },
    { subPath: "run/docker.sock" },
    "host",
    "/var/run/docker.sock",
    false,
  ],
  [{ hostPath: { path: "/var/log" } }, { subPathExpr: "$(POD)" }, "host", "/var/log", false],
  [{ hostPath: { path: "/" } }, { readOnly: true }, "host", "/", true],
  [{ emptyDir: {} }, {}, "volume", "v", false],
  [{}, {}, "volume", "v", false],
  [{ emptyDir: { medium: "Memory" } }, {}, "tmpfs", "v", false],
  [{ secret: { secretName: "s" } }, {}, "secret", "v", true],
  [{ configMap: { name: "c" } }, {}, "configmap", "v", true],
  [{ projected: { sources: [] } }, {}, "projected", "v", true],
  [{ downwardAPI: {} }, {}, "other", "v", true],
  [{ image: { reference: "data:1" } }, {}, "image", "v", true],
  [{ persistentVolumeClaim: { claimName: "c" } }, {}, "volume", "v", false],
  [{ persistentVolumeClaim: { claimName: "c", readOnly: true } }, {}, "volume", "v", true],
  [{ nfs: { server: "s", path: "/" } }, {}, "volume", "v", false],
])("reads a mount of %j with %j", async (volume, mount, kind, source, readOnly) => {
  const { container, at } = await containerOf(
    { volumeMounts: [{ name: "v", mountPath: "/data", ...mount }] },
    {
      volumes: [
        { name: "other", emptyDir: {} },
        { name: "v", ...volume },
      ],
    },
  );
  expect(container.mounts).toEqual([{ kind, source, destination: "/data", readOnly }]);
  const own = "/spec/containers/0/volumeMounts/0";
  expect(at("/mounts/0/source")).toBe(kind === "host" ? "/spec/volumes/1/hostPath/path" : own);
  expect(at("/mounts/0/readOnly")).toBe(`${own}/readOnly`);
});

test("takes every port for one of the host's on the host's network", async () => {
  const ports = [{ containerPort: 80 }, { containerPort: 53, hostPort: 5353, protocol: "UDP" }];
  const alone = await containerOf({ ports });
  expect(alone.container.ports).toEqual([
    { container: 80, protocol: "tcp" },
    { container: 53, host: 5353, protocol: "udp" },
  ]);
  expect(alone.at("/ports/1/host")).toBe("/spec/containers/0/ports/1/hostPort");
  const shared = await containerOf({ ports }, { hostNetwork: true });
  expect(shared.container.ports[0]).toEqual({ container: 80, host: 80, protocol: "tcp" });
});

test("carries what the workload says of itself", async () => {
  const { workload, pointerOf } = await workloadOf({
    apiVersion: "apps/v1",
    kind: "ReplicaSet",
    metadata: {
      generateName: "web-",
      labels: { app: "web" },
      annotations: { "kubectl.kubernetes.io/last-applied-configuration": "{}", team: "shop" },
      ownerReferences: [{ apiVersion: "apps/v1", kind: "Deployment", name: "web", uid: "1" }],
    },
    spec: {
      replicas: 3,
      template: {
        spec: {
          serviceAccountName: "web",
          automountServiceAccountToken: false,
          containers: [web],
        },
      },
    },
  });
  expect(workload).toMatchObject({
    name: "web-*",
    namespace: "default",
    labels: { app: "web" },
    annotations: { team: "shop" },
    serviceAccount: "web",
    automountServiceAccountToken: false,
    replicas: 3,
    owners: [{ kind: "Deployment", name: "web" }],
  });
  expect(pointerOf("/workload/labels/app")).toBe("/metadata/labels/app");
  expect(pointerOf("/workload/replicas")).toBe("/spec/replicas");
  expect(pointerOf("/workload/serviceAccount")).toBe("/spec/template/spec/serviceAccountName");
  expect(pointerOf("/context/time")).toBe("");
});

test("asks for each image once, by the digest that its reference names", async () => {
  const digest = `sha256:${"a".repeat(64)}`;
  const asked: unknown[] = [];
  const images: ImageFactsSource = {
    summarize: async (query) => {
      asked.push(query);
      return { ...(await unknownImages.summarize(query)), known: true };
    },
  };
  const reference = `ghcr.io/shop/web:1@${digest}`;
  const containers = ["a", "b"].map((name) => ({ name, image: reference }));
  const { input } = await judged(pod({ containers }), images);
  expect(asked).toEqual([{ reference, digest }]);
  expect(input.kind === "workload" && input.workload.containers[1]?.image).toEqual({
    reference,
    registry: "ghcr.io",
    repository: "shop/web",
    tag: "1",
    digest,
    known: true,
  });
});

test.each([
  [
    pod({ containers: [{ name: "a", image: "UPPER" }] }),
    "/spec/containers/0/image must be an image",
  ],
  [pod({ containers: "x" }), "/spec/containers must be a list"],
  [{ apiVersion: "v1" }, "/kind is missing"],
  ["text", "the object must be a map"],
  [null, "the object must be a map, not null"],
])("refuses %j", async (object, message) => {
  await expect(judged(object)).rejects.toMatchObject({
    code: "OBJECT_INVALID",
    message: expect.stringContaining(message),
  });
});

test("refuses an object that nests too deep", async () => {
  let data: unknown = "x";
  for (let depth = 0; depth < 5000; depth++) data = [data];
  const object = { apiVersion: "v1", kind: "ConfigMap", data };
  await expect(judged(object)).rejects.toMatchObject({ code: "OBJECT_INVALID" });
});

test("says which image the facts could not be had of", async () => {
  const images: ImageFactsSource = {
    summarize: async () => {
      throw new Error("the cache is locked");
    },
  };
  await expect(judged(pod({}), images)).rejects.toMatchObject({
    code: "IMAGE_SOURCE_FAILED",
    message: "no facts about nginx:1.27: the cache is locked",
  });
});
