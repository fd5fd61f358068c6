import type { PodForm } from "./pod-forms.ts";

/** Where an object holds what its Pods are made of. */
export interface PodPlace {
  /** JSON Pointer from the top of the object; `*` stands for every item of a list and every member of a map. */
  readonly at: string;
  /** How it is written there; `template` (a Pod template) unless said. */
  readonly form?: PodForm;
}

/** A kind that runs Pods, and where its Pod templates stand. */
export interface WorkloadKind {
  readonly kind: string;
  /** API groups that serve it, in every version; "" is the core group. */
  readonly groups: readonly string[];
  readonly pods: readonly PodPlace[];
  /** Its resource in rules of a webhook. */
  readonly resource: string;
  /** Kubernetes' own ask for their template and for every container's name and image; others fill in what is missing. */
  readonly strict?: boolean;
}

type Row = readonly [kind: string, resource: string, ...at: string[]];

/** Kinds of one API group, one a row. */
function kindsOf(
  groups: string | readonly string[],
  rows: readonly Row[],
  { form, strict }: { readonly form?: PodForm; readonly strict?: boolean } = {},
): readonly WorkloadKind[] {
  return rows.map(([kind, resource, ...places]) => ({
    kind,
    groups: typeof groups === "string" ? [groups] : groups,
    pods: places.map((at) => ({ at, ...(form && { form }) })),
    resource,
    ...(strict && { strict }),
  }));
}

const TEMPLATE = "/spec/template";
const own = { strict: true };

const kubernetes: readonly WorkloadKind[] = [
  ...kindsOf(
    "",
    [
      ["Pod", "pods", ""],
      ["PodTemplate", "podtemplates", "/template"],
      ["ReplicationController", "replicationcontrollers", TEMPLATE],
    ],
    own,
  ),
  ...kindsOf(
    ["apps", "extensions"],
    [
      ["Deployment", "deployments", TEMPLATE],
      ["ReplicaSet", "replicasets", TEMPLATE],
      ["DaemonSet", "daemonsets", TEMPLATE],
    ],
    own,
  ),
  ...kindsOf("apps", [["StatefulSet", "statefulsets", TEMPLATE]], own),
  ...kindsOf(
    "batch",
    [
      ["Job", "jobs", TEMPLATE],
      ["CronJob", "cronjobs", "/spec/jobTemplate/spec/template"],
    ],
    own,
  ),
];

const withTemplates: readonly WorkloadKind[] = [
  // with a workloadRef a Rollout has no template of its own
  ...kindsOf("argoproj.io", [["Rollout", "rollouts", TEMPLATE]]),
  ...kindsOf("apps.openshift.io", [["DeploymentConfig", "deploymentconfigs", TEMPLATE]]),
  ...kindsOf("serving.knative.dev", [
    ["Service", "services", TEMPLATE],
    ["Configuration", "configurations", TEMPLATE],
    ["Revision", "revisions", ""],
  ]),
  ...kindsOf("batch.volcano.sh", [["Job", "jobs", "/spec/tasks/*/template"]]),
  ...kindsOf("kubeflow.org", [
    ["TFJob", "tfjobs", "/spec/tfReplicaSpecs/*/template"],
    ["PyTorchJob", "pytorchjobs", "/spec/pytorchReplicaSpecs/*/template"],
    ["MPIJob", "mpijobs", "/spec/mpiReplicaSpecs/*/template"],
    ["XGBoostJob", "xgboostjobs", "/spec/xgbReplicaSpecs/*/template"],
    ["PaddleJob", "paddlejobs", "/spec/paddleReplicaSpecs/*/template"],
    ["JAXJob", "jaxjobs", "/spec/jaxReplicaSpecs/*/template"],
    ["Notebook", "notebooks", TEMPLATE],
  ]),
  ...kindsOf("ray.io", [
    ["RayCluster", "rayclusters", ...rayPlaces("/spec")],
    ["RayJob", "rayjobs", ...rayPlaces("/spec/rayClusterSpec"), "/spec/submitterPodTemplate"],
    ["RayService", "rayservices", ...rayPlaces("/spec/rayClusterConfig")],
  ]),
  ...kindsOf("jobset.x-k8s.io", [
    ["JobSet", "jobsets", "/spec/replicatedJobs/*/template/spec/template"],
  ]),
  ...kindsOf("leaderworkerset.x-k8s.io", [
    [
      "LeaderWorkerSet",
      "leaderworkersets",
      "/spec/leaderWorkerTemplate/leaderTemplate",
      "/spec/leaderWorkerTemplate/workerTemplate",
    ],
  ]),
  ...kindsOf("apps.kruise.io", [
    ["CloneSet", "clonesets", TEMPLATE],
    ["StatefulSet", "statefulsets", TEMPLATE],
    ["DaemonSet", "daemonsets", TEMPLATE],
    ["BroadcastJob", "broadcastjobs", TEMPLATE],
    [
      "AdvancedCronJob",
      "advancedcronjobs",
      "/spec/template/jobTemplate/spec/template",
      "/spec/template/broadcastJobTemplate/spec/template",
    ],
  ]),
  ...kindsOf("flink.apache.org", [
    [
      "FlinkDeployment",
      "flinkdeployments",
      "/spec/podTemplate",
      "/spec/jobManager/podTemplate",
      "/spec/taskManager/podTemplate",
    ],
  ]),
  ...kindsOf("keda.sh", [["ScaledJob", "scaledjobs", "/spec/jobTargetRef/template"]]),
];

/** Those whose own spec takes the place of a Pod's spec, or a part of it. */
const withSpecs: readonly WorkloadKind[] = [
  ...kindsOf(
    "monitoring.coreos.com",
    [
      ["Prometheus", "prometheuses", "/spec"],
      ["PrometheusAgent", "prometheusagents", "/spec"],
      ["Alertmanager", "alertmanagers", "/spec"],
      ["ThanosRuler", "thanosrulers", "/spec"],
    ],
    { form: "spec" },
  ),
  ...kindsOf("apps.kruise.io", [["SidecarSet", "sidecarsets", "/spec"]], { form: "spec" }),
  ...kindsOf(
    "serving.kserve.io",
    [
      ["InferenceService", "inferenceservices", ...kservePlaces()],
      ["ServingRuntime", "servingruntimes", "/spec"],
      ["ClusterServingRuntime", "clusterservingruntimes", "/spec"],
    ],
    { form: "kserve" },
  ),
  ...kindsOf(
    "tekton.dev",
    [
      ["Task", "tasks", "/spec"],
      ["ClusterTask", "clustertasks", "/spec"],
      ["TaskRun", "taskruns", "/spec/taskSpec"],
      ["Pipeline", "pipelines", ...pipelinePlaces("/spec")],
      ["PipelineRun", "pipelineruns", ...pipelinePlaces("/spec/pipelineSpec")],
    ],
    { form: "tekton" },
  ),
  ...kindsOf(
    "argoproj.io",
    [
      ["Workflow", "workflows", "/spec/templates/*"],
      ["WorkflowTemplate", "workflowtemplates", "/spec/templates/*"],
      ["ClusterWorkflowTemplate", "clusterworkflowtemplates", "/spec/templates/*"],
      ["CronWorkflow", "cronworkflows", "/spec/workflowSpec/templates/*"],
    ],
    { form: "workflow" },
  ),
  ...kindsOf(
    "sparkoperator.k8s.io",
    [
      ["SparkApplication", "sparkapplications", "/spec/driver", "/spec/executor"],
      [
        "ScheduledSparkApplication",
        "scheduledsparkapplications",
        "/spec/template/driver",
        "/spec/template/executor",
      ],
    ],
    { form: "spark" },
  ),
];

/** Every kind that is known to run Pods, so that the fault is told where a person wrote it. */
export const workloadKinds: readonly WorkloadKind[] = [
  ...kubernetes,
  ...withTemplates,
  ...withSpecs,
];

/** The workload kind of an object, unless it is a resource of another sort; the operator's own come first. */
export function findWorkloadKind(
  apiVersion: string,
  kind: string,
  podKinds: readonly WorkloadKind[] = [],
): WorkloadKind | undefined {
  const group = groupOf(apiVersion);
  const isMeant = (known: WorkloadKind) => known.kind === kind && known.groups.includes(group);
  return podKinds.find(isMeant) ?? workloadKinds.find(isMeant);
}

/** The API group of an apiVersion; "" is the core group. */
export function groupOf(apiVersion: unknown): string {
  const text = String(apiVersion);
  return text.includes("/") ? text.slice(0, text.indexOf("/")) : "";
}

function rayPlaces(spec: string): readonly string[] {
  return [`${spec}/headGroupSpec/template`, `${spec}/workerGroupSpecs/*/template`];
}

function kservePlaces(): readonly string[] {
  return ["/spec/predictor", "/spec/predictor/workerSpec", "/spec/transformer", "/spec/explainer"];
}

function pipelinePlaces(spec: string): readonly string[] {
  return [`${spec}/tasks/*/taskSpec`, `${spec}/finally/*/taskSpec`];
}
