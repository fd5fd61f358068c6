import { kubernetesControllers } from "@hasp/kubernetes";
import { expect, test } from "vitest";
import { requestOf } from "../testing/judge.ts";
import { podReview } from "../testing/review.ts";
import { createClusterView } from "./cluster-view.ts";

type Cluster = NonNullable<Parameters<typeof createClusterView>[0]["cluster"]>;

function viewOf(patience: number) {
  const asked: AbortSignal[] = [];
  const never = (_: unknown, signal: AbortSignal) =>
    new Promise<never>((_, reject) => {
      asked.push(signal);
      signal.addEventListener("abort", () => reject(signal.reason));
    });
  const cluster = { findNamespace: never, findObject: never } as unknown as Cluster;
  const now = () => new Date("2026-11-23T12:00:00Z");
  return {
    asked,
    view: createClusterView({ cluster, controllers: kubernetesControllers, patience, now }),
  };
}

test("a Namespace is in none, though the API server fills the field", async () => {
  const { asked, view } = viewOf(20);
  const kind = { group: "", version: "v1", kind: "Namespace" };
  expect(await view.namespaceOf(requestOf(podReview({ kind })))).toBeUndefined();
  expect(asked).toEqual([]);
});

test("what the API server does not answer is given up, and its connection with it", async () => {
  const { asked, view } = viewOf(20);
  const reference = { apiVersion: "v1", kind: "Pod", name: "web" };
  expect(await view.namespaceOf(requestOf(podReview()))).toBeUndefined();
  expect(await view.find(reference)).toBeUndefined();
  expect(asked.map(({ aborted }) => aborted)).toEqual([true, true]);
});
