import type { Resource } from "@hasp/policy";
import { expect, test } from "vitest";
import { indexObjects } from "./object-index.ts";
import { peersOf } from "./peers.ts";

function object(apiVersion: string, kind: string, name: string, spec: object, namespace?: string) {
  return { apiVersion, kind, metadata: { name, ...(namespace && { namespace }) }, spec };
}

const net = "networking.k8s.io/v1";
const rule = (host: string) => ({ host });

const objects = indexObjects([
  object(net, "Ingress", "a", { rules: [rule("x.example"), rule("y.example"), {}] }, "shop"),
  object(net, "Ingress", "b", { rules: [rule("x.example"), rule("x.example")] }, "bank"),
  object("gateway.networking.k8s.io/v1", "HTTPRoute", "r", { hostnames: ["x.example"] }, "shop"),
  object("v1", "Service", "s", { selector: { app: "web", tier: "front" } }),
  object("v1", "Service", "t", { selector: { tier: "front", app: "web" } }),
  object("v1", "Service", "u", { selector: { app: "web", tier: "front" } }, "bank"),
  object("v1", "Service", "v", { selector: {} }),
]);

function peers(kind: string, name: string, namespace?: string) {
  const resource: Resource = {
    apiVersion: "v1",
    kind,
    name,
    ...(namespace && { namespace }),
    labels: {},
    annotations: {},
    owners: [],
  };
  return peersOf(resource, ["related.peers"], objects);
}

test("finds who else has a host, in every namespace", () => {
  expect(peers("Ingress", "a", "shop")).toEqual({
    source: "files",
    complete: false,
    peers: [
      {
        index: "host",
        key: "x.example",
        others: [
          { namespace: "bank", name: "b" },
          { namespace: "shop", name: "r" },
        ],
      },
      { index: "host", key: "y.example", others: [] },
    ],
  });
});

test("finds a selector of another Service of the namespace, in any order of labels", () => {
  expect(peers("Service", "s")?.peers).toEqual([
    { index: "selector", key: "app=web,tier=front", others: [{ namespace: "default", name: "t" }] },
  ]);
  expect(peers("Service", "u", "bank")?.peers?.[0]?.others).toEqual([]);
});

test("has nothing to say of others, and nothing where nobody asks", () => {
  expect(peers("Service", "v")?.peers).toEqual([]);
  expect(peers("Secret", "s")?.peers).toEqual([]);
  const resource: Resource = {
    apiVersion: net,
    kind: "Ingress",
    name: "a",
    labels: {},
    annotations: {},
    owners: [],
  };
  expect(peersOf(resource, ["object"], objects)).toBeUndefined();
});
