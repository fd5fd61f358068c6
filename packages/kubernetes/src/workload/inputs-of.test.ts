import { canonicalJson } from "@hasp/core";
import type { ImageFactsSource } from "@hasp/policy";
import fc from "fast-check";
import { expect, test } from "vitest";
import { KubernetesError } from "../error.ts";
import { context, judged, workloadOf } from "../testing/inputs.ts";
import { deploymentObject, podObject, web } from "../testing/objects.ts";
import type { InputOptions } from "./inputs-of.ts";
import { unknownImages } from "./summarize-images.ts";

async function resourceOf(object: unknown, options: Partial<InputOptions> = {}) {
  const { inputs } = await judged(object, options);
  if (inputs[0].kind !== "resource") throw new Error(`a ${inputs[0].kind}`);
  return inputs[0];
}

const invalid = (message: string) => ({
  code: "OBJECT_INVALID",
  fault: "object",
  message: expect.stringContaining(message),
});

test("reads a StatefulSet as the tutorial has it: its claims are volumes of their own", async () => {
  const workload = await workloadOf({
    apiVersion: "apps/v1",
    kind: "StatefulSet",
    metadata: { name: "web" },
    spec: {
      replicas: 2,
      updateStrategy: { type: "OnDelete" },
      template: {
        metadata: { labels: { app: "nginx" } },
        spec: {
          containers: [{ ...web, volumeMounts: [{ name: "www", mountPath: "/usr/share/html" }] }],
        },
      },
      volumeClaimTemplates: [{ metadata: { name: "www" }, spec: { accessModes: [] } }],
    },
  });
  expect(workload).toMatchObject({ namespace: "default", replicas: 2, strategy: "OnDelete" });
  expect(workload.pod).toMatchObject({ at: "/spec/template/spec", labels: { app: "nginx" } });
  expect(workload.pod.volumes).toEqual([
    { at: "/spec/volumeClaimTemplates/0", mounted: true, name: "www", type: "claimTemplate" },
  ]);
  expect(workload.containers[0]?.mounts).toEqual([
    { destination: "/usr/share/html", readOnly: false, type: "claimTemplate", volume: "www" },
  ]);
});

test("lists init, sidecar, app and ephemeral containers with their places", async () => {
  const { containers } = await workloadOf(
    podObject({
      ephemeralContainers: [{ name: "debug", image: "busybox" }],
      initContainers: [
        { name: "prepare", image: "busybox" },
        { name: "proxy", image: "envoy", restartPolicy: "Always" },
      ],
    }),
  );
  expect(containers.map(({ name, role, at }) => [name, role, at])).toEqual([
    ["prepare", "init", "/spec/initContainers/0"],
    ["proxy", "sidecar", "/spec/initContainers/1"],
    ["web", "app", "/spec/containers/0"],
    ["debug", "ephemeral", "/spec/ephemeralContainers/0"],
  ]);
  expect(containers[1]?.restartPolicy).toBe("Always");
});

test("carries what the workload says of itself, and what the cluster says of its owner", async () => {
  const top = { apiVersion: "apps/v1", kind: "Deployment", name: "web", verified: true };
  const workload = await workloadOf(
    podObject(
      {},
      {
        name: undefined,
        generateName: "web-",
        uid: "5f2a",
        labels: { b: "2", a: "1" },
        annotations: { "kubectl.kubernetes.io/last-applied-configuration": "{}", team: "shop" },
        ownerReferences: [
          { apiVersion: "apps/v1", kind: "ReplicaSet", name: "web-1", controller: true, uid: "1" },
          { kind: "Deployment", name: "web" },
        ],
      },
    ),
    { top },
  );
  expect(workload).toMatchObject({
    apiVersion: "v1",
    kind: "Pod",
    generateName: "web-",
    namespace: "shop",
    uid: "5f2a",
    labels: { a: "1", b: "2" },
    annotations: { team: "shop" },
    owners: [
      { apiVersion: "apps/v1", controller: true, kind: "ReplicaSet", name: "web-1" },
      { apiVersion: "", controller: false, kind: "Deployment", name: "web" },
    ],
    top,
  });
  expect(workload.name).toBeUndefined();
});

test("writes inputs in the order of canonical JSON", async () => {
  const { inputs } = await judged(
    deploymentObject({
      hostAliases: [{ ip: "10.0.0.1", hostnames: ["db"] }],
      tolerations: [{ operator: "Exists", key: "gpu" }],
      securityContext: { sysctls: [{ value: "1", name: "a" }], seLinuxOptions: { type: "spc_t" } },
      volumes: [{ name: "v", hostPath: { type: "Directory", path: "/" } }],
      containers: [
        {
          ...web,
          env: [{ value: "1", name: "A" }],
          ports: [{ hostPort: 80, containerPort: 80, name: "web", hostIP: "0.0.0.0" }],
          resources: { limits: { memory: "1Gi", cpu: 1 } },
          volumeMounts: [{ name: "v", subPath: "x", mountPath: "/v" }],
          livenessProbe: { httpGet: { port: 80, path: "/" } },
          securityContext: { privileged: true, windowsOptions: { runAsUserName: "x" } },
        },
      ],
    }),
    { needs: { workload: ["object"] }, former: deploymentObject() },
  );
  const { object: _, ...input } = inputs[0] as (typeof inputs)[0] & { object?: unknown };
  expect(JSON.stringify(input)).toBe(canonicalJson(input));
  expect(Object.keys(inputs[0])).toEqual(Object.keys(inputs[0]).toSorted());
});

test("hands on any other object as a resource, with its raw object where a policy needs it", async () => {
  const object = {
    apiVersion: "rbac.authorization.k8s.io/v1",
    kind: "ClusterRole",
    metadata: {
      name: "admin",
      labels: { a: "b" },
      managedFields: [{ manager: "kubectl" }],
      annotations: { "kubectl.kubernetes.io/last-applied-configuration": "{}", note: "x" },
    },
    rules: null,
  };
  const metadata = { name: "admin", labels: { a: "b" }, annotations: { note: "x" } };
  const made = await judged(object);
  expect(made.inputs).toEqual([
    {
      contract: 1,
      phase: "deploy",
      kind: "resource",
      context,
      resource: {
        apiVersion: "rbac.authorization.k8s.io/v1",
        kind: "ClusterRole",
        name: "admin",
        labels: { a: "b" },
        annotations: { note: "x" },
        owners: [],
      },
    },
  ]);
  expect(made.object).toEqual({ ...object, metadata });
  const asked = await resourceOf(object, {
    needs: { resource: ["object", "formerObject"], workload: [] },
    former: { ...object, rules: [] },
    subresource: "status",
  });
  expect(asked).toMatchObject({
    object: { metadata, rules: null },
    former: { name: "admin" },
    formerObject: { metadata, rules: [] },
    resource: { subresource: "status" },
  });
});

test.each([
  ["workload", ["object"], ["object"]],
  ["workload", ["object", "formerObject"], ["formerObject", "object"]],
  ["workload", [], []],
  ["resource", ["object", "formerObject"], []],
] as const)(
  "sends the objects only where policies of kind %s need %j",
  async (kind, needs, there) => {
    const { inputs } = await judged(podObject(), { former: podObject(), needs: { [kind]: needs } });
    const names = Object.keys(inputs[0]).filter((name) => name.toLowerCase().includes("object"));
    expect(names).toEqual(there);
  },
);

test("shows what an updated workload was before", async () => {
  const { inputs, formerObject } = await judged(podObject({}, { managedFields: [{}] }), {
    former: podObject({ hostPID: true }, { managedFields: [{}] }),
  });
  expect(inputs[0]).toMatchObject({
    former: { pod: { hostPID: true } },
    workload: { pod: expect.not.objectContaining({ hostPID: true }) },
  });
  expect(formerObject).toEqual(podObject({ hostPID: true }));
});

test.each([
  [{ ...podObject(), kind: "PodTemplate" }],
  [{ ...podObject(), apiVersion: "apps/v1" }],
  [{}],
  ["text"],
  [[podObject()]],
])("refuses a former object of another kind: %j", async (former) => {
  await expect(judged(podObject(), { former })).rejects.toMatchObject(invalid("former object"));
});

test("takes a former object of another version of the same kind", async () => {
  const former = { ...deploymentObject(), apiVersion: "apps/v1beta1" };
  const { inputs } = await judged(deploymentObject(), { former });
  expect(inputs[0]).toHaveProperty("former.kind", "Deployment");
});

test("lets an object be mended whose former state is at fault itself", async () => {
  const former = podObject({ containers: [{ name: "web", image: "UPPER" }] });
  const { inputs, formerObject } = await judged(podObject(), { former });
  expect(inputs[0]).not.toHaveProperty("former");
  expect(formerObject).toEqual(former);
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
  const workload = await workloadOf(podObject({ containers }), {
    images,
    former: podObject({ containers }),
  });
  expect(asked).toEqual([{ reference, digest }]);
  expect(workload.containers[1]?.image).toEqual({
    reference,
    registry: "ghcr.io",
    repository: "shop/web",
    tag: "1",
    digest,
    known: true,
  });
});

test("says which image the facts could not be had of: that is our fault", async () => {
  const images: ImageFactsSource = {
    summarize: async () => {
      throw new Error("the cache is locked");
    },
  };
  await expect(judged(podObject(), { images })).rejects.toMatchObject({
    code: "IMAGE_SOURCE_FAILED",
    fault: "ours",
    message: "no facts about nginx:1.27: the cache is locked",
  });
});

const containers = (count: number, more: object = {}) =>
  Array.from({ length: count }, (_, index) => ({ ...web, name: `c${index}`, ...more }));
const names = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ name: `n${index}` }));

test.each<[string, unknown, string]>([
  [
    "an image in upper case",
    podObject({ containers: [{ name: "a", image: "NGINX/Bad:1" }] }),
    "/spec/containers/0/image must be an image reference",
  ],
  ["a text for a list", podObject({ containers: "x" }), "/spec/containers must be a list"],
  ["no containers", podObject({ containers: [] }), "/spec/containers must not be empty"],
  ["no spec", { apiVersion: "v1", kind: "Pod", metadata: { name: "a" } }, "/spec is missing"],
  ["no template", { ...deploymentObject(), spec: {} }, "/spec/template is missing"],
  [
    "a template of text",
    { ...deploymentObject(), spec: { template: "x" } },
    "/spec/template must be a map",
  ],
  ["no name", podObject({}, { name: undefined }), "/metadata/name is missing"],
  [
    "no name of a container",
    podObject({ containers: [{ image: "a" }] }),
    "/spec/containers/0/name is missing",
  ],
  ["no kind", { apiVersion: "v1" }, "/kind is missing"],
  ["a text", "text", "the object must be a map"],
  ["null", null, "the object must be a map, not null"],
  [
    "a number for a label",
    podObject({}, { labels: { a: 1 } }),
    "/metadata/labels/a must be a text",
  ],
  [
    "a text for replicas",
    deploymentObject({}, { replicas: "3" }),
    "/spec/replicas must be a number",
  ],
  [
    "a text for a volume's source",
    podObject({ volumes: [{ name: "v", hostPath: "/" }] }),
    "/spec/volumes/0/hostPath must be a map",
  ],
  [
    "501 privileged containers",
    podObject({ containers: containers(501, { securityContext: { privileged: true } }) }),
    "/spec must not hold more than 500 containers",
  ],
  [
    "501 containers in two lists",
    podObject({ containers: containers(250), initContainers: containers(251) }),
    "more than 500 containers",
  ],
  [
    "2001 variables",
    podObject({ containers: containers(1, { env: names(2001) }) }),
    "/spec/containers/0/env must not be more than 2000 items",
  ],
  [
    "5001 variables in all",
    podObject({ containers: containers(3, { env: names(1667) }) }),
    "more than 5000 environment variables",
  ],
  ["1001 volumes", podObject({ volumes: names(1001) }), "more than 1000 volumes"],
  [
    "1001 mounts",
    podObject({
      containers: containers(1, {
        volumeMounts: names(1001).map((n) => ({ ...n, mountPath: "/" })),
      }),
    }),
    "must not be more than 1000 items",
  ],
  [
    "1001 ports",
    podObject({
      containers: containers(1, { ports: names(1001).map(() => ({ containerPort: 1 })) }),
    }),
    "must not be more than 1000 items",
  ],
  [
    "too many values",
    podObject({ containers: [{ ...web, args: Array.from({ length: 200_001 }, () => "") }] }),
    "more than 200000 values",
  ],
  [
    "a setting of the Pod that every container repeats",
    podObject({
      containers: containers(500),
      securityContext: { seLinuxOptions: { type: "x".repeat(10_000) } },
    }),
    "more than 2097152 bytes",
  ],
])("names what is wrong with the object: %s", async (_, object, message) => {
  await expect(judged(object)).rejects.toMatchObject(invalid(message));
});

test("refuses an object that nests too deep", async () => {
  let data: unknown = "x";
  for (let depth = 0; depth < 5000; depth++) data = [data];
  await expect(judged({ apiVersion: "v1", kind: "ConfigMap", data })).rejects.toMatchObject(
    invalid("nested deeper than 120 levels"),
  );
});

test("takes 500 containers, null for what is not there, and members that it does not know", async () => {
  const workload = await workloadOf(
    podObject({
      containers: containers(500, {
        securityContext: null,
        env: null,
        resources: { limits: null },
      }),
      securityContext: { runAsUser: null, futureSetting: 1 },
      volumes: [
        { name: "v", futureSource: { a: 1 } },
        { name: "w", futureFlag: 1 },
      ],
    }),
  );
  expect(workload.containers).toHaveLength(500);
  expect(workload.containers[0]).toMatchObject({ env: [], resources: { limits: {} } });
  expect(workload.pod.volumes.map(({ type }) => type)).toEqual(["futureSource", "emptyDir"]);
});

const json = fc.jsonValue({ maxDepth: 4 });
const members = [
  "containers",
  "initContainers",
  "volumes",
  "securityContext",
  "metadata",
  "image",
  "name",
  "template",
  "spec",
  "env",
  "steps",
];
const shaped = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { depthSize: "medium", withCrossShrink: true },
    json,
    fc.constantFrom("nginx", "a", "/", 1, true, null),
    fc.array(tie("node"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...members), tie("node"), { maxKeys: 4 }),
  ),
})).node;

test.each([
  ["any JSON", json],
  [
    "a spec of anything",
    fc
      .tuple(
        fc.constantFrom(
          "v1/Pod",
          "apps/v1/Deployment",
          "tekton.dev/v1/Task",
          "argoproj.io/v1alpha1/Workflow",
          "sparkoperator.k8s.io/v1beta2/SparkApplication",
          "serving.kserve.io/v1beta1/InferenceService",
          "monitoring.coreos.com/v1/Prometheus",
          "example.com/v1/Unknown",
        ),
        shaped,
      )
      .map(([name, spec]) => ({
        apiVersion: name.slice(0, name.lastIndexOf("/")),
        kind: name.slice(name.lastIndexOf("/") + 1),
        metadata: { name: "a" },
        spec,
      })),
  ],
  [
    "a Pod with holes",
    fc
      .record(
        {
          containers: fc.array(
            fc.record(
              {
                name: fc.constant("a"),
                image: fc.constant("b"),
                securityContext: shaped,
                env: shaped,
                volumeMounts: shaped,
              },
              { requiredKeys: ["name", "image"] },
            ),
            { minLength: 1, maxLength: 3 },
          ),
          volumes: shaped,
          securityContext: shaped,
          hostUsers: shaped,
        },
        { requiredKeys: ["containers"] },
      )
      .map((spec) => podObject(spec)),
  ],
])(
  "%s gives inputs of the contract or OBJECT_INVALID",
  async (_, objects: fc.Arbitrary<unknown>) => {
    await fc.assert(
      fc.asyncProperty(objects, objects, async (object, former) => {
        try {
          await judged(object, { former, needs: { resource: ["object"], workload: ["object"] } });
        } catch (error) {
          if (!(error instanceof KubernetesError)) throw error;
          expect(error.code).toBe("OBJECT_INVALID");
        }
      }),
    );
  },
);
