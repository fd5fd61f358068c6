import { clusterOf, silentCluster } from "@hasp/kubernetes/testing";
import { Input } from "@hasp/policy";
import { expect, test } from "vitest";
import { always, judge, viewOf } from "../testing/judge.ts";
import { decision, denial, podReview } from "../testing/review.ts";

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

const pods = (count: number, container: object = {}) =>
  Array.from({ length: count }, (_, i) => ({ name: `c${i}`, image: "a:1", ...container }));

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

test("says which part of a resource is written as a whole", async () => {
  const evaluator = always(decision);
  const kind = { group: "disks.example.com", version: "v1", kind: "Disk" };
  const request = { kind, object: { metadata: { name: "d" } } };
  await judge(podReview({ ...request, operation: "UPDATE", subResource: "resize" }), evaluator);
  await judge(podReview({ ...request, subResource: "" }), evaluator);
  expect(evaluator.inputs[0]).toMatchObject({ resource: { name: "d", subresource: "resize" } });
  expect(evaluator.inputs[1]).not.toHaveProperty("resource.subresource");
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

test("says what an update without an object lacks", async () => {
  const { status } = await judge(podReview({ object: null }), always(decision));
  expect(status?.message).toBe(
    "denied for what it holds, no decision: REVIEW_INVALID: the request carries no object (CREATE and UPDATE bring the object that is to be)",
  );
});

test("a creation has nothing before it, though the request brings something", async () => {
  const evaluator = always(decision);
  await judge(podReview({ oldObject: pod }), evaluator);
  expect(evaluator.inputs[0]).not.toHaveProperty("former");
});

test.each([
  ["another owner", [{ ...owner("b"), controller: true }], { name: "b" }],
  ["no owner", [], undefined],
])("the owner of what was there is its own where an update gives it %s", async (_, owners, top) => {
  const evaluator = always(decision);
  const owned = (ownerReferences: unknown) => ({
    ...pod,
    metadata: { name: "web", uid: "u", ownerReferences },
  });
  const review = podReview({
    operation: "UPDATE",
    object: owned(owners),
    oldObject: owned([owner("a")]),
  });
  await judge(review, evaluator);
  const [input] = evaluator.inputs;
  expect(input).toMatchObject({ former: { top: { kind: "ReplicaSet", name: "a" } } });
  if (top) expect(input).toMatchObject({ workload: { top } });
  else expect(input).not.toHaveProperty("workload.top");
});

function owner(name: string) {
  return {
    apiVersion: "apps/v1",
    kind: "ReplicaSet",
    name,
    uid: `uid-of-${name}`,
    controller: true,
  };
}
