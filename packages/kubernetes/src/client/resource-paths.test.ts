import { expect, test } from "vitest";
import { createResourcePaths } from "./resource-paths.ts";

const lists: Readonly<Record<string, object>> = {
  "/api/v1": {
    resources: [
      { name: "pods", kind: "Pod", namespaced: true },
      { name: "pods/exec", kind: "PodExecOptions", namespaced: true },
      { name: "nodes", kind: "Node", namespaced: false },
    ],
  },
  "/apis/apps/v1": { resources: [{ name: "replicasets", kind: "ReplicaSet", namespaced: true }] },
};

function paths() {
  const asked: string[] = [];
  let time = 0;
  const find = createResourcePaths(
    {
      get: async (path) => {
        asked.push(path);
        return lists[path] as Readonly<Record<string, unknown>> | undefined;
      },
    },
    () => new Date(time),
  );
  const signal = AbortSignal.timeout(1000);
  return {
    asked,
    pass: (milliseconds: number) => {
      time += milliseconds;
    },
    find: (apiVersion: string, kind: string, name: string, namespace?: string) =>
      find({ apiVersion, kind, name, namespace }, signal),
  };
}

test.each([
  ["v1", "Pod", "a", "shop", "/api/v1/namespaces/shop/pods/a"],
  ["apps/v1", "ReplicaSet", "a", "shop", "/apis/apps/v1/namespaces/shop/replicasets/a"],
  ["v1", "Node", "a", "shop", "/api/v1/nodes/a"],
  ["rbac/v1", "Role", "system:a", "shop", undefined],
  ["v1", "PodExecOptions", "a", "shop", undefined],
  ["v1", "Pod", "a", undefined, undefined],
  ["../../secrets", "Pod", "a", "shop", undefined],
  ["v1?x=", "Pod", "a", "shop", undefined],
  ["v1", "Pod", "../secrets/b", "shop", undefined],
  ["v1", "Pod", "..", "shop", undefined],
  ["v1", "Pod", "", "shop", undefined],
])("finds %s %s %s in %s at %s", async (apiVersion, kind, name, namespace, path) => {
  expect(await paths().find(apiVersion, kind, name, namespace)).toBe(path);
});

test("asks once for what a group serves, and again for a kind that may have come since", async () => {
  const { asked, find, pass } = paths();
  await find("v1", "Pod", "a", "shop");
  await find("v1", "Node", "b");
  await find("v1", "Gone", "c");
  expect(asked).toEqual(["/api/v1"]);
  pass(11_000);
  await find("v1", "Pod", "a", "shop");
  expect(asked).toEqual(["/api/v1"]);
  await find("v1", "Gone", "c");
  expect(asked).toEqual(["/api/v1", "/api/v1"]);
});
