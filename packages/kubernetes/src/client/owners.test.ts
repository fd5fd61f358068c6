import { expect, test } from "vitest";
import { clusterOf, silentCluster } from "../testing/cluster.ts";
import type { Cluster, KubernetesObject } from "./cluster.ts";
import { kubernetesControllers, parseController } from "./controllers.ts";
import { createOwners, type Owned } from "./owners.ts";

const now = () => new Date("2026-11-23T12:00:00Z");
const account = (name: string) => `system:serviceaccount:kube-system:${name}`;

const benign = { spec: { containers: [{ name: "a", image: "a:1" }] } };
const hostile = { spec: { containers: [{ name: "a", image: "evil:1" }] } };

function reference(owner: KubernetesObject, changes: object = {}) {
  const { apiVersion, kind, metadata } = owner as { [name: string]: string } & {
    metadata: { name: string; uid: string };
  };
  return { apiVersion, kind, name: metadata.name, uid: metadata.uid, controller: true, ...changes };
}

function object(kind: string, name: string, owner?: KubernetesObject, template: object = benign) {
  const apiVersion = kind === "Pod" ? "v1" : kind.endsWith("Job") ? "batch/v1" : "apps/v1";
  const ownerReferences = owner ? [reference(owner)] : [];
  const labels = { of: name };
  const body =
    kind === "Pod"
      ? template
      : kind === "CronJob"
        ? { spec: { jobTemplate: { spec: { template } } } }
        : { spec: { template } };
  return {
    apiVersion,
    kind,
    metadata: { name, uid: `uid-of-${kind}-${name}`, labels, ownerReferences },
    ...body,
  };
}

const deployment = object("Deployment", "excepted");
const replicaSet = object("ReplicaSet", "excepted-1", deployment);
const pod = object("Pod", "excepted-1-x", replicaSet);
const verified = {
  apiVersion: "apps/v1",
  kind: "Deployment",
  name: "excepted",
  labels: { of: "excepted" },
  verified: true,
};

/** A Pod as the controller of ReplicaSets creates it. */
function createdPod(made: KubernetesObject): Owned {
  return {
    apiVersion: "v1",
    kind: "Pod",
    namespace: "shop",
    object: made,
    former: undefined,
    user: account("replicaset-controller"),
  };
}

function find(owned: Partial<Owned>, cluster?: Cluster, controllers = kubernetesControllers) {
  const subject = (owned.object ?? pod) as { apiVersion: string; kind: string };
  const { apiVersion, kind } = subject;
  return createOwners({ cluster, controllers, now })(
    { ...createdPod(pod), apiVersion, kind, ...owned },
    AbortSignal.timeout(200),
  );
}

test.each([
  ["a Pod of a Deployment", pod, "replicaset-controller", [replicaSet, deployment]],
  ["a ReplicaSet of a Deployment", replicaSet, "deployment-controller", [deployment]],
])("vouches for the top owner of %s that its controller makes", async (_, made, user, held) => {
  expect(await find({ object: made, user: account(user) }, clusterOf(held))).toEqual({
    top: verified,
  });
});

test("vouches for what the one controller manager of other clusters makes, and climbs over Jobs", async () => {
  const cronJob = object("CronJob", "nightly");
  const job = object("Job", "nightly-1", cronJob);
  const owned = {
    object: object("Pod", "nightly-1-x", job),
    user: "system:kube-controller-manager",
  };
  expect(await find(owned, clusterOf([job, cronJob]))).toMatchObject({
    top: { kind: "CronJob", name: "nightly", verified: true },
  });
});

test("says nothing of what owns itself, and nothing certain where nobody can be asked", async () => {
  expect(await find({ object: deployment }, clusterOf([]))).toEqual({});
  const claim = { apiVersion: "apps/v1", kind: "ReplicaSet", name: "excepted-1" };
  expect(await find({})).toEqual({ top: claim });
  expect(await find({}, silentCluster)).toEqual({ top: claim });
});

test.each([
  ["ReplicaSet", "web-7bcc85685f", { "pod-template-hash": "7bcc85685f" }, "Deployment", "web"],
  ["ReplicaSet", "web-7bcc85685f", {}, "ReplicaSet", "web-7bcc85685f"],
  ["Job", "nightly-29384756", {}, "CronJob", "nightly"],
  ["Job", "import-1", {}, "Job", "import-1"],
])(
  "where nobody can be asked, takes %s %s for what its name tells",
  async (kind, name, labels, top, of) => {
    const owner = object(kind, name);
    const { metadata, ...rest } = object("Pod", "x", owner);
    const user = "system:kube-controller-manager";
    const owned = { object: { ...rest, metadata: { ...metadata, labels } }, user };
    const { apiVersion } = owner;
    expect(await find(owned)).toEqual({ top: { apiVersion, kind: top, name: of } });
  },
);

test("keeps what it has climbed when the API server falls silent on the way", async () => {
  const cluster = clusterOf([replicaSet]);
  const { findObject } = cluster;
  cluster.findObject = (asked, signal) =>
    asked.kind === "Deployment"
      ? silentCluster.findObject(asked, signal)
      : findObject(asked, signal);
  expect(await find({}, cluster)).toEqual({
    top: { apiVersion: "apps/v1", kind: "Deployment", name: "excepted" },
  });
});

test("a forged owner: is known by who writes it even where no API server can be asked", async () => {
  expect(await find({ user: "mallory" })).toMatchObject({ top: { verified: false } });
});

test.each<[string, Partial<Owned>, readonly KubernetesObject[]]>([
  ["a Pod that somebody else writes", { user: "mallory" }, [replicaSet, deployment]],
  [
    "a Pod by the controller of another kind",
    { user: account("job-controller") },
    [replicaSet, deployment],
  ],
  [
    "a uid that the API server does not know",
    {},
    [{ ...replicaSet, metadata: { name: "excepted-1", uid: "b" } }],
  ],
  ["an owner that is gone", {}, [deployment]],
  ["a ReplicaSet by hand", { object: replicaSet, user: "mallory" }, [deployment]],
  [
    "a reference that an update adds",
    { user: "mallory", former: object("Pod", "excepted-1-x") },
    [replicaSet, deployment],
  ],
  [
    "an update that changes what runs",
    { user: "mallory", object: object("Pod", "x", replicaSet, hostile), former: pod },
    [replicaSet, deployment],
  ],
  [
    "a template that somebody else changes",
    {
      user: "mallory",
      object: object("ReplicaSet", "excepted-1", deployment, hostile),
      former: replicaSet,
    },
    [deployment],
  ],
])("a forged owner: does not follow %s", async (_, owned, held) => {
  const { top } = await find(owned, clusterOf(held));
  expect(top).toMatchObject({ verified: false });
});

test("a forged owner: a ReplicaSet from before the webhook takes nothing from the Deployment that it names", async () => {
  const forged = object("ReplicaSet", "forged", deployment, hostile);
  const made = object("Pod", "forged-x", forged, hostile);
  const { top } = await find({ object: made }, clusterOf([forged, deployment]));
  expect(top).toEqual({ apiVersion: "apps/v1", kind: "Deployment", name: "excepted" });
});

test("a forged owner: is not helped by what was read of it before it changed", async () => {
  const cluster = clusterOf([replicaSet, deployment]);
  const owners = createOwners({ cluster, controllers: kubernetesControllers, now });
  const ask = (made: KubernetesObject) => owners(createdPod(made), AbortSignal.timeout(200));
  expect(await ask(pod)).toEqual({ top: verified });
  expect(await ask(pod)).toEqual({ top: verified });
  expect(cluster.asked).toHaveLength(2);

  // a rollout changes the Deployment between two Pods: it is asked for again before it counts against them
  const next = object("Deployment", "excepted", undefined, hostile);
  const nextSet = object("ReplicaSet", "excepted-2", next, hostile);
  cluster.objects.splice(0, 2, next, nextSet);
  expect(await ask(object("Pod", "excepted-2-x", nextSet, hostile))).toEqual({ top: verified });
});

test("an update that leaves alone what runs stays what it was, whoever writes it", async () => {
  const labelled = { ...pod, metadata: { ...pod.metadata, labels: { more: "yes" } } };
  const owned = { object: labelled, former: pod, user: "ana" };
  expect(await find(owned, clusterOf([replicaSet, deployment]))).toEqual({
    top: verified,
    formerTop: verified,
  });
});

test("what was there counts by itself where its owner changes: a released Pod keeps nothing of an exception", async () => {
  const former = { ...pod };
  const released = object("Pod", "excepted-1-x");
  const owned = { object: released, former, user: account("replicaset-controller") };
  expect(await find(owned, clusterOf([replicaSet, deployment]))).toEqual({
    formerTop: { apiVersion: "apps/v1", kind: "ReplicaSet", name: "excepted-1", verified: false },
  });
});

test("ends the climb at what can be proven, within bounds", async () => {
  const operator = {
    apiVersion: "example.com/v1",
    kind: "Shop",
    metadata: { name: "shop", uid: "uid-of-shop" },
  };
  const set = object("StatefulSet", "db", operator);
  const owned = { object: object("Pod", "db-0", set), user: account("statefulset-controller") };
  expect(await find(owned, clusterOf([set, operator]))).toMatchObject({
    top: { kind: "StatefulSet", name: "db", verified: true },
  });
  const ring = object("ReplicaSet", "ring");
  ring.metadata.ownerReferences = [reference(ring)] as never;
  const circling = { object: object("Pod", "ring-x", ring) };
  const { top } = await find(circling, clusterOf([ring]));
  expect(top).toEqual({ apiVersion: "apps/v1", kind: "ReplicaSet", name: "ring" });
});

test("believes the controllers that the operator names, for the kinds that they make", async () => {
  const rollout = { ...object("Rollout", "web"), apiVersion: "argoproj.io/v1alpha1" };
  const made = { ...object("ReplicaSet", "web-1", rollout) };
  const user = "system:serviceaccount:argo:rollouts";
  const controllers = [parseController(`${user}=Rollout.argoproj.io/ReplicaSet.apps`)];
  const owned = { object: made, user };
  expect(await find(owned, clusterOf([rollout]), controllers)).toMatchObject({
    top: { kind: "Rollout", verified: true },
  });
  expect(await find(owned, clusterOf([rollout]))).toMatchObject({ top: { verified: false } });
});

test.each(["", "a", "a=b", "=Rollout/ReplicaSet", "a b=C/D", "a=C/"])(
  "refuses %j for a controller",
  (text) => {
    expect(() => parseController(text)).toThrow(
      expect.objectContaining({ code: "CONTROLLER_INVALID", hint: expect.any(String) }),
    );
  },
);

test.each([
  ["references that are none", { metadata: { ownerReferences: "x" } }],
  [
    "a reference without a uid",
    { metadata: { ownerReferences: [{ kind: "A", controller: true }] } },
  ],
  ["no metadata", {}],
  ["metadata that is a text", { metadata: "x" }],
])("finds no owner in %s", async (_, owned) => {
  expect(
    await find({ object: { apiVersion: "v1", kind: "Pod", ...owned } }, clusterOf([])),
  ).toEqual({});
});

test.each([
  ["namespace", { namespace: "evil" }, {}],
  ["name", {}, { name: "other" }],
])("an owner that was asked for does not vouch under another %s", async (_, place, changes) => {
  const held = clusterOf([replicaSet, deployment]);
  const cluster: Cluster = {
    ...held,
    findObject: async (asked, signal) =>
      asked.namespace === "shop" ? held.findObject(asked, signal) : undefined,
  };
  const findOwners = createOwners({ cluster, controllers: kubernetesControllers, now });
  const owned: Owned = {
    apiVersion: "v1",
    kind: "Pod",
    namespace: "shop",
    object: pod,
    former: undefined,
    user: account("replicaset-controller"),
  };
  const signal = AbortSignal.timeout(200);
  expect(await findOwners(owned, signal)).toEqual({ top: verified });
  const ownerReferences = [reference(replicaSet, changes)];
  const object = { ...pod, metadata: { ...pod.metadata, ownerReferences } };
  expect(await findOwners({ ...owned, ...place, object }, signal)).toMatchObject({
    top: { verified: false },
  });
});

/** What is asked of an API server over time, by finding the owners of Pods that ReplicaSets made. */
function overTime(find: Cluster["findObject"]) {
  const clock = { time: now().getTime() };
  const asked: string[] = [];
  const cluster: Cluster = {
    ...silentCluster,
    findObject: (wanted, signal) => {
      asked.push(`${wanted.kind}/${wanted.name}`);
      return find(wanted, signal);
    },
  };
  const owners = createOwners({
    cluster,
    controllers: kubernetesControllers,
    now: () => new Date(clock.time),
  });
  const ask = (made: KubernetesObject) => owners(createdPod(made), AbortSignal.timeout(5000));
  return { ask, asked, clock };
}

test("an owner is asked for again when what was read of it is ten seconds old", async () => {
  const set = object("ReplicaSet", "web");
  const { ask, asked, clock } = overTime(async () => set);
  const made = object("Pod", "web-x", set);
  await ask(made);
  clock.time += 9_999;
  await ask(made);
  expect(asked).toEqual(["ReplicaSet/web"]);
  clock.time += 1;
  await ask(made);
  expect(asked).toEqual(["ReplicaSet/web", "ReplicaSet/web"]);
});

test("an owner that was made anew under its name is another one", async () => {
  const first = object("ReplicaSet", "web");
  const second = { ...first, metadata: { ...first.metadata, uid: "another" } };
  const held = { object: first };
  const { ask, asked } = overTime(async () => held.object);
  expect(await ask(object("Pod", "web-x", first))).toMatchObject({ top: { verified: true } });
  held.object = second;
  expect(await ask(object("Pod", "web-y", second))).toMatchObject({ top: { verified: true } });
  expect(asked).toHaveLength(2);
});

test("keeps ten thousand owners, and lets go the one that was read first", async () => {
  const { ask, asked, clock } = overTime(async ({ name }) => object("ReplicaSet", name));
  const timesAsked = async (name: string) => {
    await ask(object("Pod", `${name}-x`, object("ReplicaSet", name)));
    return asked.filter((one) => one === `ReplicaSet/${name}`).length;
  };
  await timesAsked("a");
  for (let count = 1; count < 10_000; count++) await timesAsked(`b-${count}`);
  expect(await timesAsked("a")).toBe(1);
  // read anew, it is the last that was read
  clock.time += 10_000;
  expect(await timesAsked("a")).toBe(2);
  await timesAsked("c");
  clock.time -= 10_000;
  expect(await timesAsked("a")).toBe(2);
  expect(await timesAsked("b-2")).toBe(1);
  expect(await timesAsked("b-1")).toBe(2);
}, 60_000);
