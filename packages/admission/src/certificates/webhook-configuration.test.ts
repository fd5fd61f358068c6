import { workloadKinds } from "@hasp/kubernetes";
import { expect, test } from "vitest";
import { webhookConfiguration } from "./webhook-configuration.ts";
import type { Rule } from "./webhook-rules.ts";

const byService = {
  name: "hasp.dev",
  client: { service: { name: "hasp", namespace: "hasp-system" } },
  caBundle: "LS0t",
  failurePolicy: "deny",
} as const;

function rulesFor(judged: string): readonly Rule[] {
  const { webhooks } = webhookConfiguration(byService);
  return webhooks.find(({ name }) => name === `${judged}.hasp.dev`)?.rules ?? [];
}

function sends(judged: string, operation: string, group: string, resource: string): boolean {
  return rulesFor(judged).some(
    ({ apiGroups, operations, resources }) =>
      apiGroups.includes(group) && operations.includes(operation) && resources.includes(resource),
  );
}

test("has a webhook for each sort of what is judged", () => {
  const { webhooks } = webhookConfiguration({ ...byService, excludedNamespaces: ["cni"] });
  expect(webhooks.map(({ name }) => name)).toEqual([
    "workload.hasp.dev",
    "resource.hasp.dev",
    "access.hasp.dev",
  ]);
  expect(webhooks[0]).toMatchObject({
    failurePolicy: "Fail",
    timeoutSeconds: 10,
    sideEffects: "None",
    admissionReviewVersions: ["v1"],
    clientConfig: {
      service: { name: "hasp", namespace: "hasp-system", port: 443, path: "/validate" },
      caBundle: "LS0t",
    },
    namespaceSelector: {
      matchExpressions: [
        {
          key: "kubernetes.io/metadata.name",
          operator: "NotIn",
          values: ["hasp-system", "cni"],
        },
      ],
    },
  });
});

test.each(workloadKinds.map(({ groups, resource }) => [groups[0] ?? "", resource]))(
  "sends %s/%s, which run Pods",
  (group, resource) => {
    expect(sends("workload", "CREATE", group, resource)).toBe(true);
    expect(sends("workload", "UPDATE", group, resource)).toBe(true);
  },
);

test("sends what changes a Pod through its subresources, and what reaches into one", () => {
  expect(sends("workload", "UPDATE", "", "pods/ephemeralcontainers")).toBe(true);
  expect(sends("workload", "UPDATE", "", "pods/resize")).toBe(true);
  expect(sends("access", "CONNECT", "", "pods/exec")).toBe(true);
  expect(sends("access", "CONNECT", "", "nodes/proxy")).toBe(true);
  expect(sends("access", "DELETE", "", "namespaces")).toBe(true);
  expect(sends("resource", "CREATE", "rbac.authorization.k8s.io", "clusterroles")).toBe(true);
});

test("leaves out no namespace but its own unless it is said, and none for a webhook elsewhere", () => {
  const [own] = webhookConfiguration(byService).webhooks;
  expect(own?.namespaceSelector?.matchExpressions[0]?.values).toEqual(["hasp-system"]);
  const [webhook] = webhookConfiguration({
    ...byService,
    client: { url: "https://10.0.0.1:8443/validate" },
    failurePolicy: "allow",
    timeoutSeconds: 5,
    judges: ["workload"],
  }).webhooks;
  expect(webhook).toMatchObject({
    failurePolicy: "Ignore",
    timeoutSeconds: 5,
    clientConfig: { url: "https://10.0.0.1:8443/validate", caBundle: "LS0t" },
  });
  expect(webhook).not.toHaveProperty("namespaceSelector");
});
