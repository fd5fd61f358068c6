import { expect, test } from "vitest";
import { webhookConfiguration } from "./webhook-configuration.ts";

test("sends every workload kind to the webhook, ephemeral containers included", () => {
  const configuration = webhookConfiguration({
    name: "hasp.dev",
    client: { service: { name: "hasp", namespace: "hasp-system" } },
    caBundle: "LS0t",
    failurePolicy: "deny",
    excludedNamespaces: ["cni"],
  });
  const [webhook] = configuration.webhooks;
  expect(webhook).toMatchObject({
    name: "validate.hasp.dev",
    failurePolicy: "Fail",
    timeoutSeconds: 10,
    sideEffects: "None",
    admissionReviewVersions: ["v1"],
    clientConfig: {
      service: { name: "hasp", namespace: "hasp-system", port: 443, path: "/validate" },
      caBundle: "LS0t",
    },
    namespaceSelector: {
      matchExpressions: [{ operator: "NotIn", values: ["kube-system", "hasp-system", "cni"] }],
    },
  });
  expect(webhook?.rules.map(({ apiGroups, resources }) => [apiGroups[0], resources])).toEqual([
    [
      "",
      ["pods", "podtemplates", "replicationcontrollers", "pods/ephemeralcontainers", "pods/resize"],
    ],
    ["apps", ["deployments", "replicasets", "daemonsets", "statefulsets"]],
    ["batch", ["jobs", "cronjobs"]],
  ]);
});

test("calls a webhook outside the cluster by its address", () => {
  const [webhook] = webhookConfiguration({
    name: "hasp.dev",
    client: { url: "https://10.0.0.1:8443/validate" },
    caBundle: "LS0t",
    failurePolicy: "allow",
    timeoutSeconds: 5,
  }).webhooks;
  expect(webhook).toMatchObject({
    failurePolicy: "Ignore",
    timeoutSeconds: 5,
    clientConfig: { url: "https://10.0.0.1:8443/validate", caBundle: "LS0t" },
  });
});
