import { expect, test } from "vitest";
import { recorded } from "../testing/recorded.ts";
import { readInspection } from "./inspection.ts";
import { findWorkload, ownLabels, type WorkloadSource } from "./running-workload.ts";

const base = { maintainer: "us" };
const claims = (recorded("image-claims")["Config"] as { Labels: Record<string, string> }).Labels;
const pod = {
  apiVersion: "v1",
  kind: "Pod",
  name: "web-7d4b9c6f5-x2x4z",
  namespace: "shop",
  uid: "0f6f2c1a-1111-4222-8333-444455556666",
};

function find(
  container: string,
  imageLabels: Record<string, string> | undefined,
  source?: WorkloadSource,
  labels?: Record<string, string>,
) {
  const read = readInspection(recorded(container));
  if (!read) throw new Error(`${container} is no inspection`);
  const { Name, Config } = read.inspection;
  return findWorkload({
    containerName: Name.replace("/", ""),
    labels: labels ?? Config.Labels ?? {},
    imageLabels,
    source,
  });
}

test("is the Pod that the kubelet's labels and name say", async () => {
  expect(await find("kubernetes", base)).toEqual({
    workload: pod,
    containerName: "app",
    problems: [],
  });
});

test("is Compose's service of a project, even where the image has its labels too", async () => {
  const image = { ...claims, "com.docker.compose.container-number": "9" };
  expect(await find("compose", image)).toMatchObject({
    workload: {
      kind: "ComposeService",
      name: "web",
      namespace: "store",
      labels: { "com.docker.compose.project": "store", team: "web" },
    },
    problems: [],
  });
});

// Compose numbers from one: an image that says so too would leave the scopes of the project that it runs in
test("is Compose's service where the image foresees the container's number", async () => {
  expect(claims["com.docker.compose.container-number"]).toBe("1");
  expect(await find("compose", claims)).toMatchObject({
    workload: { kind: "ComposeService", name: "web", namespace: "store" },
  });
});

test("is Swarm's service", async () => {
  expect(await find("swarm", base)).toMatchObject({
    workload: { kind: "SwarmService", name: "web", namespace: "", labels: { tier: "front" } },
  });
});

test("is none of a container that nobody runs for somebody", async () => {
  expect(await find("plain", base)).toEqual({ problems: [] });
});

// a label in a Dockerfile must not put an image under the exceptions of kube-system
test("is none that the image alone claims", async () => {
  expect(await find("claiming", claims)).toEqual({ problems: [] });
});

test("has no label that the image claims", async () => {
  const stack = { "com.docker.stack.namespace": "prod" };
  const read = readInspection(recorded("swarm"));
  const labels = { ...read?.inspection.Config.Labels, ...stack };
  expect((await find("swarm", stack, undefined, labels)).workload?.namespace).toBe("");
  expect((await find("swarm", {}, undefined, labels)).workload?.namespace).toBe("prod");
  expect(ownLabels({ a: "1", b: "2" }, { a: "1", b: "3" })).toEqual({ b: "2" });
  expect(ownLabels({ a: "1" }, undefined)).toEqual({});
});

test.each([
  ["the image is gone", "kubernetes", undefined, undefined],
  ["labels and name differ", "plain", base, { "io.kubernetes.pod.uid": pod.uid }],
  [
    "the name is another Pod's",
    "kubernetes",
    base,
    {
      "io.kubernetes.pod.name": pod.name,
      "io.kubernetes.pod.namespace": "kube-system",
      "io.kubernetes.pod.uid": pod.uid,
      "io.kubernetes.container.name": "app",
    },
  ],
])("cannot be told where %s", async (_, container, image, labels) => {
  expect(await find(container, image, undefined, labels)).toEqual({
    problems: [{ code: "OWNER_UNKNOWN", path: "/workload", message: expect.any(String) }],
  });
});

test("takes labels and top owner from who knows the Pods", async () => {
  const known = {
    ...pod,
    labels: { app: "web" },
    top: { apiVersion: "apps/v1", kind: "Deployment", name: "web", verified: true },
  };
  const asked: unknown[] = [];
  const source: WorkloadSource = {
    async find(query) {
      asked.push(query);
      return known;
    },
  };
  expect(await find("kubernetes", base, source)).toEqual({
    workload: known,
    containerName: "app",
    problems: [],
  });
  expect(asked).toEqual([{ uid: pod.uid, namespace: "shop", name: pod.name }]);
});

test.each([
  ["nobody knows the Pod", async () => undefined],
  ["another Pod has its name now", async () => ({ ...pod, uid: "other" })],
  [
    "nobody answers",
    async () => {
      throw new Error("refused");
    },
  ],
])("is told by the labels alone, and that it is, where %s", async (_, answer) => {
  const found = await find("kubernetes", base, { find: answer });
  expect(found).toMatchObject({ workload: pod, problems: [{ code: "OWNER_UNKNOWN" }] });
});
