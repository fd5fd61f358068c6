import { objectLimits } from "@hasp/kubernetes";
import { clusterOf } from "@hasp/kubernetes/testing";
import { Input } from "@hasp/policy";
import { expect, test } from "vitest";
import { always, judge, viewOf } from "../testing/judge.ts";
import { decision, podReview } from "../testing/review.ts";

const { object: pod } = (podReview() as { request: { object: Record<string, unknown> } }).request;
const deployment = {
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web", namespace: "shop" },
  spec: { template: { spec: { containers: [{ name: "web", image: "a:1" }] } } },
};
const all = { access: ["object", "formerObject", "related.target"] } as const;

/** What is judged, and what the API server was asked for. */
async function read(
  request: object,
  needs: Parameters<typeof always>[1] = all,
  held = [pod, deployment],
) {
  const cluster = clusterOf(held);
  const evaluator = always(decision, needs);
  const answer = await judge(podReview(request), evaluator, { view: viewOf(cluster) });
  const [input] = evaluator.inputs;
  return { answer, input: input && Input.parse(input), asked: cluster.asked };
}

const attach = { operation: "CONNECT", subResource: "attach" };
const scale = {
  operation: "UPDATE",
  subResource: "scale",
  resource: { group: "apps", version: "v1", resource: "deployments" },
  kind: { group: "autoscaling", version: "v1", kind: "Scale" },
};

test("what a deletion takes away is its target and its object, and nobody is asked for it", async () => {
  const { input, asked } = await read({ operation: "DELETE", object: null, oldObject: pod });
  expect(asked).toEqual([]);
  expect(input).toMatchObject({
    target: { kind: "Pod", name: "web" },
    object: { metadata: { name: "web" } },
    formerObject: { metadata: { name: "web" } },
  });
  expect(input).not.toHaveProperty("problems");
  expect(JSON.stringify(input)).not.toContain("managedFields");
});

test("what a connection brings is its options and no object", async () => {
  const options = { kind: "PodAttachOptions", apiVersion: "v1", stdin: true };
  const { input, asked } = await read({ ...attach, object: options });
  expect(asked).toMatchObject([{ apiVersion: "v1", kind: "Pod", name: "web", namespace: "shop" }]);
  expect(input).toMatchObject({ access: { options, verb: "connect" }, target: { kind: "Pod" } });
  expect(input).not.toHaveProperty("object");
});

test("what changes a part of another object finds that one by its group", async () => {
  const object = { kind: "Scale", apiVersion: "autoscaling/v1", spec: { replicas: 3 } };
  const oldObject = { ...object, spec: { replicas: 1 } };
  const { input, asked } = await read({ ...scale, object, oldObject });
  expect(asked).toMatchObject([{ apiVersion: "apps/v1", kind: "Deployment", name: "web" }]);
  expect(input).toMatchObject({
    object,
    formerObject: oldObject,
    target: { kind: "Deployment", name: "web" },
  });
  expect(input).not.toHaveProperty("access.options");
});

test("what no policy asks for is left out", async () => {
  const object = { kind: "Scale", apiVersion: "autoscaling/v1" };
  const { input } = await read({ ...scale, object, oldObject: object }, {}, []);
  expect(input).not.toHaveProperty("object");
  expect(input).not.toHaveProperty("formerObject");
  expect(input).not.toHaveProperty("problems");
});

test.each([
  ["a kind that nobody knows", { resource: { group: "x.y", version: "v1", resource: "things" } }],
  [
    "a kind by another group's name",
    { resource: { group: "apps", version: "v1", resource: "pods" } },
  ],
  ["no name", { name: undefined }],
])("asks for no target by %s, and says that there is none", async (_, request) => {
  const { input, asked } = await read({ ...attach, object: null, ...request });
  expect(asked).toEqual([]);
  expect(input).toMatchObject({
    problems: [
      {
        code: "RELATED_INCOMPLETE",
        path: "/target",
        message: expect.stringMatching(/^(pods\/|pods\/web|things\/web) could not be asked for$/),
      },
    ],
  });
});

test("a target that cannot be read is none", async () => {
  const broken = { ...pod, spec: { containers: "none" } };
  const { input } = await read({ ...attach, object: null }, all, [broken]);
  expect(input).toMatchObject({ problems: [{ code: "RELATED_INCOMPLETE" }] });
  expect(input).not.toHaveProperty("target");
});

test("what is too large to be looked at does not pass for it", async () => {
  const object = { kind: "PodExecOptions", command: ["x".repeat(objectLimits.objectBytes)] };
  const { answer } = await read({ ...attach, object });
  expect(answer).toMatchObject({
    allowed: false,
    status: { code: 422, message: expect.stringContaining("OBJECT_INVALID") },
  });
});
