import { expect, test } from "vitest";
import { findNamespaces } from "./namespaces.ts";

const namespace = (name: string, labels: object | null, more: object = {}) => ({
  apiVersion: "v1",
  kind: "Namespace",
  metadata: { name, labels, ...more },
});

test("finds the namespaces among the objects", () => {
  const objects = [
    namespace("shop", { team: "web" }, { uid: "1" }),
    namespace("bank", null),
    namespace("odd", { team: 7 }),
    { ...namespace("other", {}), apiVersion: "x.io/v1" },
    null,
  ];
  expect([...findNamespaces(objects).values()]).toEqual([
    { name: "shop", labels: { team: "web" }, annotations: {} },
    { name: "bank", labels: {}, annotations: {} },
  ]);
});

test("leaves out one that is there twice and says different things", () => {
  const [web, pay] = [namespace("shop", { team: "web" }), namespace("shop", { team: "pay" })];
  expect([...findNamespaces([web, pay, web]).keys()]).toEqual([]);
  expect([...findNamespaces([web, web]).keys()]).toEqual(["shop"]);
});
