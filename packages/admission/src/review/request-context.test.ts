import { expect, test } from "vitest";
import { requestOf } from "../testing/judge.ts";
import { podReview } from "../testing/review.ts";
import { contextOf, namedObject, userOf } from "./request-context.ts";

const changed = (changes: object = {}) => requestOf(podReview(changes));

test.each<readonly [string, object, Record<string, unknown>, object]>([
  [
    "the kind that the request says, whatever the object says",
    { kind: { group: "apps", version: "v1", kind: "Deployment" } },
    { apiVersion: "v1", kind: "Pod", metadata: { name: "a", namespace: "b" }, spec: 1 },
    {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name: "a", namespace: "shop" },
      spec: 1,
    },
  ],
  ["a name that it lacks", {}, {}, { metadata: { name: "web", namespace: "shop" } }],
  [
    "its own name before the request's",
    {},
    { metadata: { name: "own" } },
    { metadata: { name: "own", namespace: "shop" } },
  ],
  [
    "no name where the API server makes one",
    {},
    { metadata: { generateName: "web-" } },
    { metadata: { generateName: "web-", namespace: "shop" } },
  ],
  ["no name where the request has none", { name: "" }, {}, { metadata: { namespace: "shop" } }],
  [
    "no namespace where the request has none",
    { namespace: "" },
    { metadata: { name: "a" } },
    { metadata: { name: "a" } },
  ],
  [
    "no namespace for a namespace, which is in none",
    { kind: { group: "", version: "v1", kind: "Namespace" }, name: "shop" },
    {},
    { kind: "Namespace", metadata: { name: "shop" } },
  ],
  [
    "metadata where it has none that can be read",
    {},
    { metadata: "x" },
    { metadata: { name: "web", namespace: "shop" } },
  ],
])("gives an object %s", (_, request, object, expected) => {
  expect(namedObject(changed(request), object)).toEqual({
    apiVersion: "v1",
    kind: "Pod",
    ...expected,
  });
});

test.each([null, undefined])("gives no object for %j", (object) => {
  expect(namedObject(changed(), object)).toBeUndefined();
});

test("says who asks, and nothing that the API server does not say", () => {
  const of = (userInfo: object) => userOf(changed({ userInfo }));
  expect(of({})).toEqual({ groups: [], name: "" });
  expect(of({ username: "ana", uid: "7", groups: ["dev"], extra: { b: ["2"], a: null } })).toEqual({
    name: "ana",
    uid: "7",
    groups: ["dev"],
    extra: { a: [], b: ["2"] },
  });
});

test("says what is asked for, and leaves out what is not said", () => {
  const time = "2026-11-23T12:00:00.000Z";
  const user = { groups: [], name: "ana" };
  const resource = { group: "", resource: "pods", version: "v1" };
  const bare = { userInfo: { username: "ana" }, name: undefined, dryRun: undefined };
  expect(contextOf(changed(bare), {}, undefined, time)).toEqual({
    request: { operation: "CREATE", resource, user },
    time,
  });
  const whole = { ...bare, name: "web", dryRun: true, subResource: "resize", operation: "UPDATE" };
  const namespace = { name: "shop", labels: { b: "2", a: "1" }, annotations: { d: "4", c: "3" } };
  const surroundings = { cluster: { name: "eu-1" }, environment: "production" };
  const context = contextOf(changed(whole), surroundings, namespace, time);
  expect(context).toEqual({
    ...surroundings,
    namespace,
    request: {
      dryRun: true,
      name: "web",
      operation: "UPDATE",
      resource,
      subresource: "resize",
      user,
    },
    time,
  });
  expect(Object.keys(context.namespace?.labels ?? {})).toEqual(["a", "b"]);
});
