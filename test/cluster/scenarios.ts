import { setTimeout as wait } from "node:timers/promises";
import type { Api, Json } from "./api.ts";

/** What a cluster does of its own accord that a webhook must not stand in the way of, step by step. */

export const NAMESPACE = "shop";
const PODS = `/api/v1/namespaces/${NAMESPACE}/pods`;
const APPS = `/apis/apps/v1/namespaces/${NAMESPACE}`;
const BATCH = `/apis/batch/v1/namespaces/${NAMESPACE}`;
const STEP_LIMIT = 30_000;

/** A container that breaks policies, and what mends it. */
export const hostile = {
  name: "app",
  image: "registry.example.com/shop/app:1",
  securityContext: { privileged: true },
};
export const mended = { ...hostile, securityContext: { privileged: false } };

export async function makeNamespace(
  api: Api,
  name = NAMESPACE,
  labels: Json = { team: "blue" },
): Promise<void> {
  await api.create("/api/v1/namespaces", { metadata: { name, labels } });
  await until(`the service account of ${name}`, async () => {
    const path = `/api/v1/namespaces/${name}/serviceaccounts/default`;
    return (await api.ask("GET", path)).status === 200;
  });
}

export async function makeDeployment(
  api: Api,
  name: string,
  container: Json,
  replicas = 3,
): Promise<Json> {
  return api.create(`${APPS}/deployments`, {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name, labels: { app: name } },
    spec: {
      replicas,
      selector: { matchLabels: { app: name } },
      template: { metadata: { labels: { app: name } }, spec: { containers: [container] } },
    },
  });
}

/** Waits for the Pods of an app, and says that they run: no kubelet is there to do it. */
export async function runPods(api: Api, app: string, count: number): Promise<readonly Json[]> {
  await until(`${count} Pods of ${app}`, async () => {
    const pods = await podsOf(api, app);
    await Promise.all(
      pods.filter(({ status }) => status.phase !== "Running").map((pod) => setRunning(api, pod)),
    );
    return pods.length === count && pods.every(({ status }) => status.phase === "Running");
  });
  return podsOf(api, app);
}

export async function podsOf(api: Api, app: string): Promise<readonly Json[]> {
  const { items } = await api.get(`${PODS}?labelSelector=app%3D${app}`);
  // without a kubelet nobody ends a Pod that is to go
  await Promise.all(
    items
      .filter(({ metadata }: Json) => metadata.deletionTimestamp)
      .map(({ metadata }: Json) =>
        api.ask("DELETE", `${PODS}/${metadata.name}?gracePeriodSeconds=0`),
      ),
  );
  return items.filter(({ metadata }: Json) => !metadata.deletionTimestamp);
}

async function setRunning(api: Api, { metadata }: Json): Promise<void> {
  const now = new Date().toISOString();
  const conditions = [{ type: "Ready", status: "True", lastTransitionTime: now }];
  const running = { phase: "Running", startTime: now, conditions };
  await api.ask(
    "PATCH",
    `${PODS}/${metadata.name}/status`,
    { status: running },
    "application/merge-patch+json",
  );
}

/** Rolls a Deployment over to another container, to the end. */
export async function rollOut(api: Api, name: string, container: Json): Promise<void> {
  const path = `${APPS}/deployments/${name}`;
  await api.patch(path, { spec: { template: { spec: { containers: [container] } } } });
  await until(`the rollout of ${name}`, async () => {
    const pods = await podsOf(api, name);
    await Promise.all(
      pods.filter(({ status }) => status.phase !== "Running").map((pod) => setRunning(api, pod)),
    );
    const { status, metadata, spec } = await api.get(path);
    const { observedGeneration, updatedReplicas, replicas, availableReplicas } = status;
    return (
      observedGeneration === metadata.generation &&
      [updatedReplicas, replicas, availableReplicas].every((count) => count === spec.replicas)
    );
  });
}

export async function replicaSetsOf(api: Api, app: string): Promise<readonly Json[]> {
  return (await api.get(`${APPS}/replicasets?labelSelector=app%3D${app}`)).items;
}

/** A Job whose Pod ends, so that the controller takes its finalizer away. */
export async function runJob(api: Api, name: string, container: Json): Promise<void> {
  await api.create(`${BATCH}/jobs`, {
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: { name },
    spec: {
      template: {
        metadata: { labels: { app: name } },
        spec: { restartPolicy: "Never", containers: [container] },
      },
    },
  });
}

export async function finishJob(api: Api, name: string): Promise<void> {
  await until(`the end of Job ${name}`, async () => {
    for (const { metadata, status } of await podsOf(api, name)) {
      if (status.phase === "Succeeded") continue;
      const changes = { status: { phase: "Succeeded" } };
      await api.patch(`${PODS}/${metadata.name}/status`, changes);
    }
    const { status } = await api.get(`${BATCH}/jobs/${name}`);
    return status.succeeded === 1 && !status.uncountedTerminatedPods?.succeeded?.length;
  });
}

/** Somebody who may write Pods and ReplicaSets, and read what is there. */
export async function allowMallory(admin: Api, namespace = NAMESPACE): Promise<void> {
  await admin.create(`/apis/rbac.authorization.k8s.io/v1/namespaces/${namespace}/rolebindings`, {
    metadata: { name: "mallory" },
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "edit" },
    subjects: [{ kind: "User", name: "mallory", apiGroup: "rbac.authorization.k8s.io" }],
  });
}

export async function scale(api: Api, name: string, replicas: number): Promise<void> {
  await api.patch(`${APPS}/deployments/${name}`, { spec: { replicas } });
}

/** A Pod that claims to be a ReplicaSet's. */
export function forgedPod(replicaSet: Json): Json {
  return {
    metadata: {
      name: "forged-pod",
      labels: { app: "forged-pod" },
      ownerReferences: [
        forgedReference({ ...replicaSet, apiVersion: "apps/v1", kind: "ReplicaSet" }),
      ],
    },
    spec: { containers: [hostile] },
  };
}

/** A ReplicaSet that claims to be an old one of a Deployment, with labels that keep the controller from releasing it. */
export function forgedReplicaSet(deployment: Json, like: Json): Json {
  const labels = { ...like.metadata.labels, "pod-template-hash": "forged" };
  const container = { ...hostile, image: "registry.example.com/mallory/miner:1" };
  return {
    metadata: { name: "forged", labels, ownerReferences: [forgedReference(deployment)] },
    spec: {
      replicas: 1,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [container] } },
    },
  };
}

/** An owner reference that anyone can write who can read the owner. */
function forgedReference({ apiVersion, kind, metadata }: Json): Json {
  const { name, uid } = metadata;
  return { apiVersion, kind, name, uid, controller: true, blockOwnerDeletion: false };
}

export async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + STEP_LIMIT;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`waited in vain for ${what}`);
    await wait(100);
  }
}
