import { kubernetesControllers, unknownImages } from "@hasp/kubernetes";
import { clusterOf, silentCluster } from "@hasp/kubernetes/testing";
import {
  type Decision,
  EvaluationError,
  type Evaluator,
  Input,
  type Need,
  type SubjectKind,
} from "@hasp/policy";
import { expect, test } from "vitest";
import {
  decision,
  denial,
  evaluatorOf,
  podReview,
  undecided,
  violation,
} from "../testing/review.ts";
import { readReview } from "./admission-review.ts";
import { createClusterView } from "./cluster-view.ts";
import { type JudgeOptions, judgeRequest } from "./judge-request.ts";

const uid = "705ab4f5-6393-11e8-b7cc-42010a800002";
const now = () => new Date("2026-11-23T12:00:00Z");

function viewOf(cluster?: Parameters<typeof createClusterView>[0]["cluster"], patience = 1000) {
  return createClusterView({ cluster, controllers: kubernetesControllers, patience, now });
}

function judge(review: unknown, evaluator: Evaluator, options: Partial<JudgeOptions> = {}) {
  const read = readReview(review);
  if (!("request" in read)) throw read.error;
  return judgeRequest(read.request, {
    evaluator: () => evaluator,
    images: unknownImages,
    view: viewOf(),
    context: {},
    failurePolicy: "deny",
    deadline: 10_000,
    now,
    ...options,
  });
}

const always = (made: Decision, needs: Partial<Record<SubjectKind, readonly Need[]>> = {}) =>
  evaluatorOf(() => made, needs);

test("builds the input from the request and the server's settings", async () => {
  const evaluator = always(decision);
  const records: unknown[] = [];
  const context = { cluster: { name: "eu-1" }, environment: "production" };
  const onDecision = (record: unknown) => void records.push(record);
  await judge(podReview(), evaluator, { context, onDecision });
  const input = Input.parse(evaluator.inputs[0]);
  expect(input).toMatchObject({
    contract: 1,
    phase: "deploy",
    kind: "workload",
    context: {
      time: "2026-11-23T12:00:00.000Z",
      ...context,
      request: {
        operation: "CREATE",
        resource: { group: "", version: "v1", resource: "pods" },
        name: "web",
        dryRun: false,
        user: {
          name: "kubernetes-admin",
          groups: ["kubeadm:cluster-admins", "system:authenticated"],
          extra: { "authentication.kubernetes.io/credential-id": ["X509SHA256=50be"] },
        },
      },
    },
    workload: { kind: "Pod", name: "web", namespace: "shop", pod: { serviceAccount: "default" } },
  });
  expect(input.context.namespace).toBeUndefined();
  expect(records).toMatchObject([{ decision, input, object: { kind: "Pod" } }]);
});

test("denies with every violation that denies in one message, and nothing else", async () => {
  const second = {
    ...violation,
    policy: "missing-limits",
    severity: "medium" as const,
    message: "no memory limit",
    at: "/spec/containers/0/resources/limits/memory",
    remediation: "Set resources.limits.memory.",
  };
  const warned = { ...second, policy: "mutable-tag", enforcement: "warn" as const };
  const response = await judge(
    podReview(),
    always({
      ...denial,
      violations: [second, violation, warned],
      existing: [{ ...violation, policy: "host-namespaces", message: "host network" }],
      undecided: [undecided, { ...undecided, code: "SUBJECT_TRUNCATED", effect: "deny" }],
      outOfScope: [{ policy: "run-as-root", count: 2 }],
    }),
  );
  expect(response).toEqual({
    uid,
    allowed: false,
    status: {
      status: "Failure",
      code: 403,
      reason: "Forbidden",
      message: [
        "Pod/web is denied: 2 violations and 1 thing that cannot be told (bundle 7, sha256:bbbbbbbbbbbb)",
        '1. [critical] privileged-container: container "web" is privileged',
        "   at /spec/containers/0/securityContext/privileged",
        "   fix: Set privileged to false.",
        "2. [medium] missing-limits: no memory limit",
        "   at /spec/containers/0/resources/limits/memory",
        "   fix: Set resources.limits.memory.",
        "3. SUBJECT_TRUNCATED: who owns the subject could not be asked for",
        "   at /workload/top",
      ].join("\n"),
    },
    warnings: [
      "could not be told: OWNER_UNKNOWN: who owns the subject could not be asked for",
      "[medium] mutable-tag: no memory limit (at /spec/containers/0/resources/limits/memory)",
      "as before: [critical] host-namespaces: host network",
    ],
    auditAnnotations: {
      verdict: "deny",
      policies: "12",
      "bundle-revision": "7",
      "bundle-digest": decision.bundle.digest,
      "input-digest": decision.input.digest,
      violations: "missing-limits=enforce,mutable-tag=warn,privileged-container=enforce",
      existing: "host-namespaces=enforce",
      undecided: "OWNER_UNKNOWN=unknown,SUBJECT_TRUNCATED=deny",
      "out-of-scope": "run-as-root=2",
    },
  });
});

test("allows with warnings, and shows what is excepted", async () => {
  const exception = { id: "EX-7", owner: "ana", reason: "node tuning", expires: "2027-01-01" };
  const response = await judge(
    podReview(),
    always({ ...decision, excepted: [{ ...violation, exception }] }),
  );
  expect(response).toMatchObject({
    allowed: true,
    warnings: ["excepted: privileged-container by EX-7 of ana until 2027-01-01"],
    auditAnnotations: { verdict: "allow", excepted: "privileged-container=EX-7" },
  });
  expect(response.status).toBeUndefined();
});

test("lets an update pass that finds only what was there, and says so", async () => {
  const existing = [violation];
  const response = await judge(podReview(), always({ ...decision, verdict: "warn", existing }));
  expect(response).toMatchObject({
    allowed: true,
    warnings: ['as before: [critical] privileged-container: container "web" is privileged'],
    auditAnnotations: { verdict: "warn", existing: "privileged-container=enforce" },
  });
});

test("issue 6, wrong today 6: leaves what could not be told to the failure policy, in so many words", async () => {
  const evaluator = always({ ...decision, verdict: "unknown", undecided: [undecided] });
  expect(await judge(podReview(), evaluator)).toMatchObject({
    allowed: false,
    status: {
      code: 403,
      message: [
        "Pod/web is denied by the failure policy: 1 thing could not be told (bundle 7, sha256:bbbbbbbbbbbb)",
        "1. OWNER_UNKNOWN: who owns the subject could not be asked for",
        "   at /workload/top",
      ].join("\n"),
    },
    auditAnnotations: {
      verdict: "unknown",
      undecided: "OWNER_UNKNOWN=unknown",
      "failure-policy": "deny",
    },
  });
  const open = await judge(podReview(), evaluator, { failurePolicy: "allow" });
  expect(open).toMatchObject({
    allowed: true,
    warnings: ["could not be told: OWNER_UNKNOWN: who owns the subject could not be asked for"],
    auditAnnotations: { verdict: "unknown", "failure-policy": "allow" },
  });
});

test("says that nothing was judged where no policy was asked", async () => {
  const response = await judge(podReview(), always({ ...decision, policies: 0 }));
  expect(response).toMatchObject({
    allowed: true,
    auditAnnotations: { verdict: "not-judged", policies: "0" },
  });
});

test("keeps warnings within what the API server passes on", async () => {
  const violations = Array.from({ length: 60 }, (_, i) => ({
    ...violation,
    enforcement: "warn" as const,
    message: `${i} \u001b[31m\n${"x".repeat(i % 2 === 0 ? 500 : 10)}`,
  }));
  const { warnings = [] } = await judge(
    podReview(),
    always({ ...decision, verdict: "warn", violations }),
  );
  expect(warnings.length).toBeLessThanOrEqual(20);
  expect(warnings.every((warning) => warning.length <= 256)).toBe(true);
  expect(warnings.join("").length).toBeLessThanOrEqual(4096);
  expect(warnings.join("")).not.toMatch(/\p{Cc}/u);
  expect(warnings.at(-1)).toBe(`… and ${60 - (warnings.length - 1)} more`);
});

test("keeps a message of very many violations readable and says what it leaves out", async () => {
  const violations = Array.from({ length: 2000 }, () => violation);
  const { status } = await judge(podReview(), always({ ...denial, violations }));
  expect(status?.message.length).toBeLessThan(70_000);
  expect(status?.message).toMatch(/2000 violations[\s\S]+… and \d+ more: run hasp check manifest/);
});

const never = evaluatorOf(() => new Promise(() => {}));
const breaking = (error: Error, isAlways = false) =>
  evaluatorOf((input) => {
    if (isAlways || (input.kind === "workload" && input.workload.name !== "empty")) throw error;
    return decision;
  });
const evaluationError = (code: EvaluationError["code"]) => new EvaluationError(code, "why");
const pods = (count: number, container: object = {}) =>
  Array.from({ length: count }, (_, i) => ({ name: `c${i}`, image: "a:1", ...container }));
const deep = JSON.parse(`${'{"a":'.repeat(9000)}1${"}".repeat(9000)}`);
const withSpec = (spec: object) => podReview({ object: { metadata: { name: "web" }, spec } });

test.each<[string, unknown, Evaluator, Partial<JudgeOptions>?]>([
  ["an image that is none", podReview({}, { image: "NGINX/Bad:1" }), always(decision)],
  ["a list that is a text", podReview({}, { env: "A=1" }), always(decision)],
  ["501 containers", withSpec({ containers: pods(501) }), always(decision)],
  [
    "more variables than are judged",
    podReview({}, { env: Array.from({ length: 5001 }, (_, i) => ({ name: `V${i}`, value: "" })) }),
    always(decision),
  ],
  [
    "a quantity that is none",
    podReview({}, { resources: { limits: { memory: "1Zi" } } }),
    always(decision),
  ],
  ["no object", podReview({ object: null }), always(decision)],
  ["an object of bottomless depth", withSpec({ containers: [], affinity: deep }), always(decision)],
  [
    "a kind that is another inside",
    podReview({ object: { kind: "ConfigMap", apiVersion: "v1", metadata: { name: "web" } } }),
    always(decision),
  ],
  ["too large an input", podReview(), breaking(evaluationError("INPUT_TOO_LARGE"))],
  [
    "an evaluation that took too long",
    podReview(),
    breaking(evaluationError("EVALUATION_TIMEOUT")),
  ],
  ["an evaluation out of memory", podReview(), breaking(evaluationError("EVALUATION_EXHAUSTED"))],
  ["what breaks a policy", podReview(), breaking(evaluationError("EVALUATION_FAILED"))],
  ["what breaks ourselves", podReview(), breaking(new TypeError("a bug"))],
  ["what is slow when the time is up", podReview(), never, { deadline: 300 }],
  [
    "an image whose facts are too large to judge",
    podReview(),
    always(decision),
    {
      images: {
        summarize: async () => {
          throw evaluationError("INPUT_TOO_LARGE");
        },
      },
    },
  ],
])(
  "issue 6, wrong today 7: denies %s, whatever the failure policy",
  async (_, review, evaluator, options) => {
    for (const failurePolicy of ["allow", "deny"] as const) {
      const failures: unknown[] = [];
      const onFailure = (error: unknown) => void failures.push(error);
      const response = await judge(review, evaluator, { ...options, failurePolicy, onFailure });
      expect(response).toMatchObject({
        uid,
        allowed: false,
        status: {
          code: 422,
          message: expect.stringMatching(/^denied for what it holds, no decision/),
        },
        auditAnnotations: { failure: expect.any(String) },
      });
      expect(failures).toHaveLength(1);
    }
  },
);

const locked = {
  summarize: async () => {
    throw new Error("locked");
  },
};

test.each<[string, Evaluator, Partial<JudgeOptions>]>([
  ["EVALUATION_FAILED", breaking(evaluationError("EVALUATION_FAILED"), true), {}],
  ["JUDGEMENT_FAILED", breaking(new Error("a bug"), true), {}],
  ["KIND_UNKNOWN", breaking(evaluationError("KIND_UNKNOWN")), {}],
  ["IMAGE_SOURCE_FAILED", never, { images: locked }],
  [
    "DEADLINE_EXCEEDED",
    never,
    { deadline: 20, images: { summarize: () => new Promise(() => {}) } },
  ],
])("leaves %s of ours to the failure policy", async (code, evaluator, options) => {
  const failures: unknown[] = [];
  const onFailure = (error: unknown) => void failures.push(error);
  const closed = await judge(podReview(), evaluator, { ...options, onFailure });
  expect(closed).toMatchObject({
    uid,
    allowed: false,
    status: { code: 500, message: expect.stringContaining(code) },
    auditAnnotations: { failure: code, "failure-policy": "deny" },
  });
  const open = await judge(podReview(), evaluator, { ...options, failurePolicy: "allow" });
  expect(open).toMatchObject({
    uid,
    allowed: true,
    warnings: [expect.stringContaining(code)],
    auditAnnotations: { failure: code, "failure-policy": "allow" },
  });
  expect(failures).toHaveLength(1);
});

test("leaves a missing bundle to the failure policy", async () => {
  const evaluator = () => {
    throw new Error("no bundle yet");
  };
  expect(await judge(podReview(), never, { evaluator })).toMatchObject({
    allowed: false,
    status: { message: expect.stringContaining("no bundle yet") },
  });
});

test.each<[string, Decision, Partial<JudgeOptions>]>([
  [
    "it cannot be written down",
    denial,
    {
      onDecision: () => {
        throw new Error("the disk is full");
      },
    },
  ],
  ["it cannot be shown", { ...denial, violations: [null as never] }, {}],
  ["its verdict is a word of its own", { ...decision, verdict: "perhaps" as never }, {}],
])("a denial holds where %s", async (_, made, options) => {
  const response = await judge(podReview(), always(made), { ...options, failurePolicy: "allow" });
  expect(response).toMatchObject({ allowed: false, status: { code: 403 } });
});

test("one Pod of several that is denied denies the object, whatever fails over the others", async () => {
  const template = (name: string) => ({
    template: { spec: { containers: [{ name, image: "a" }] } },
  });
  const review = podReview({
    kind: { group: "batch.volcano.sh", version: "v1alpha1", kind: "Job" },
    object: { metadata: { name: "web" }, spec: { tasks: [template("a"), template("b")] } },
  });
  const evaluator = evaluatorOf((input) => {
    const name = input.kind === "workload" ? input.workload.containers[0]?.name : undefined;
    if (name === "b") return denial;
    throw evaluationError("EVALUATION_FAILED");
  });
  const response = await judge(review, evaluator, { failurePolicy: "allow" });
  expect(evaluator.inputs).toHaveLength(2);
  expect(response).toMatchObject({ allowed: false, status: { code: 403 } });
});

test("issue 6, wrong today 2: gives what the object was, also when it is on its way out", async () => {
  const { request } = podReview() as { request: { object: object } };
  const object = {
    ...request.object,
    metadata: { name: "web", deletionTimestamp: "2026-11-23T11:59:00Z" },
  };
  const evaluator = always(denial);
  const review = podReview({ operation: "UPDATE", object, oldObject: object });
  expect(await judge(review, evaluator)).toMatchObject({ allowed: false });
  expect(evaluator.inputs[0]).toMatchObject({
    context: { request: { operation: "UPDATE" } },
    former: { kind: "Pod", name: "web", containers: [{ name: "web" }] },
  });
});

test("a former object that cannot be read counts as none: what is new is judged in full", async () => {
  const evaluator = always(denial);
  const oldObject = { metadata: { name: "web" }, spec: { containers: pods(501) } };
  await judge(podReview({ operation: "UPDATE", oldObject }), evaluator);
  expect(evaluator.inputs[0]).toMatchObject({ kind: "workload" });
  expect(evaluator.inputs[0]).not.toHaveProperty("former");
});

test("judges a Pod that gets an ephemeral container", async () => {
  const review = podReview({ operation: "UPDATE", subResource: "ephemeralcontainers" });
  const { object } = (review as { request: { object: { spec: object } } }).request;
  Object.assign(object.spec, {
    ephemeralContainers: [{ name: "debugger-8xzrl", image: "busybox", targetContainerName: "web" }],
  });
  const evaluator = always(denial);
  expect(await judge(review, evaluator)).toMatchObject({ allowed: false });
  expect(evaluator.inputs[0]).toMatchObject({
    context: { request: { operation: "UPDATE", subresource: "ephemeralcontainers" } },
    workload: { containers: [{ role: "app" }, { role: "ephemeral", name: "debugger-8xzrl" }] },
  });
});

test("issue 6, wrong today 9: judges what runs no Pods as a resource", async () => {
  const evaluator = always(denial, { resource: ["object"] });
  const rules = [{ apiGroups: ["*"], resources: ["*"], verbs: ["*"] }];
  const review = podReview({
    kind: { group: "rbac.authorization.k8s.io", version: "v1", kind: "Role" },
    object: { metadata: { name: "all", managedFields: [{}] }, rules },
  });
  expect(await judge(review, evaluator)).toMatchObject({ allowed: false });
  expect(Input.parse(evaluator.inputs[0])).toMatchObject({
    kind: "resource",
    resource: { kind: "Role", name: "all", namespace: "shop" },
    object: { rules },
  });
});

const namespace = {
  apiVersion: "v1",
  kind: "Namespace",
  metadata: { name: "shop", labels: { team: "blue" }, annotations: { contact: "ana" } },
};

test("issue 6, wrong today 9: tells what the namespace is, as the API server holds it", async () => {
  const evaluator = always(decision);
  await judge(podReview(), evaluator, { view: viewOf(clusterOf([namespace])) });
  expect(evaluator.inputs[0]?.context.namespace).toEqual({
    name: "shop",
    labels: { team: "blue" },
    annotations: { contact: "ana" },
  });
});

test("judges without what the API server does not say in time", async () => {
  const evaluator = always(decision);
  const started = performance.now();
  const response = await judge(podReview(), evaluator, { view: viewOf(silentCluster, 50) });
  expect(performance.now() - started).toBeLessThan(2000);
  expect(response).toMatchObject({ allowed: true });
  expect(evaluator.inputs[0]?.context).not.toHaveProperty("namespace");
});

const pod = (podReview() as { request: { object: object } }).request.object;

test.each([
  [
    "exec",
    {
      operation: "CONNECT",
      subResource: "exec",
      kind: { group: "", version: "v1", kind: "PodExecOptions" },
      object: { kind: "PodExecOptions", apiVersion: "v1", command: ["sh"], stdin: true },
    },
    { verb: "connect", subresource: "exec", options: { command: ["sh"], stdin: true } },
  ],
  ["a deletion", { operation: "DELETE", object: null, oldObject: pod }, { verb: "delete" }],
  [
    "an eviction",
    {
      operation: "CREATE",
      subResource: "eviction",
      kind: { group: "policy", version: "v1", kind: "Eviction" },
      object: { kind: "Eviction", metadata: { name: "web" } },
    },
    { verb: "create", subresource: "eviction" },
  ],
  ["a status", { operation: "UPDATE", subResource: "status" }, { verb: "update" }],
])("issue 6, wrong today 9: judges %s as access to its target", async (_, request, access) => {
  const evaluator = always(denial);
  const view = viewOf(clusterOf([namespace, { ...pod }]));
  expect(await judge(podReview(request), evaluator, { view })).toMatchObject({ allowed: false });
  const input = Input.parse(evaluator.inputs[0]);
  expect(input).toMatchObject({
    kind: "access",
    context: { namespace: { name: "shop" } },
    access: {
      resource: { group: "", version: "v1", resource: "pods" },
      name: "web",
      namespace: "shop",
      user: { name: "kubernetes-admin" },
      ...access,
    },
    target: { kind: "Pod", name: "web", containers: [{ name: "web" }] },
  });
  expect(input).not.toHaveProperty("object");
});

test("a target that nobody could be asked for is a problem where a policy needs it, and else is not there", async () => {
  const review = podReview({ operation: "CONNECT", subResource: "attach", object: null });
  const needing = always(decision, { access: ["related.target"] });
  await judge(review, needing);
  expect(needing.inputs[0]).toMatchObject({
    problems: [{ code: "RELATED_INCOMPLETE", path: "/target" }],
  });
  const other = always(decision);
  await judge(review, other);
  expect(other.inputs[0]).not.toHaveProperty("target");
  expect(other.inputs[0]).not.toHaveProperty("problems");
});
