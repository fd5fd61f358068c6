import type { FailurePolicy } from "../review/failure-response.ts";
import { workloadKinds } from "../workload/workload-kinds.ts";

export interface WebhookConfigurationOptions {
  /** Of the configuration; the webhook in it is `validate.<name>`, so it must be a domain name: `hasp.dev`. */
  readonly name: string;
  readonly client:
    | { readonly url: string }
    | {
        readonly service: {
          readonly name: string;
          readonly namespace: string;
          readonly port?: number;
        };
      };
  /** The authority's certificate: PEM in base64. */
  readonly caBundle: string;
  readonly failurePolicy: FailurePolicy;
  /** 1 to 30; Kubernetes' own default is 10. */
  readonly timeoutSeconds?: number;
  /** Beside kube-system and the namespace of the service: what must start before the webhook does. */
  readonly excludedNamespaces?: readonly string[];
}

/** The ValidatingWebhookConfiguration that sends all that runs Pods to the webhook, ephemeral containers included. */
export function webhookConfiguration(options: WebhookConfigurationOptions) {
  const { name, client, caBundle, failurePolicy, excludedNamespaces = [] } = options;
  const own = "service" in client ? [client.service.namespace] : [];
  const excluded = [...new Set(["kube-system", ...own, ...excludedNamespaces])];
  return {
    apiVersion: "admissionregistration.k8s.io/v1",
    kind: "ValidatingWebhookConfiguration",
    metadata: { name },
    webhooks: [
      {
        name: `validate.${name}`,
        admissionReviewVersions: ["v1"],
        sideEffects: "None",
        matchPolicy: "Equivalent",
        failurePolicy: failurePolicy === "deny" ? "Fail" : "Ignore",
        timeoutSeconds: options.timeoutSeconds ?? 10,
        clientConfig: { ...clientOf(client), caBundle },
        namespaceSelector: {
          matchExpressions: [
            { key: "kubernetes.io/metadata.name", operator: "NotIn", values: excluded },
          ],
        },
        rules: rules(),
      },
    ],
  };
}

function clientOf(client: WebhookConfigurationOptions["client"]) {
  if ("url" in client) return { url: client.url };
  const { name, namespace, port = 443 } = client.service;
  return { service: { name, namespace, port, path: "/validate" } };
}

/** One rule a group, from the same list that workloads are read by. */
function rules() {
  const resources = new Map<string, string[]>();
  for (const { groups, resource } of workloadKinds) {
    // the first group is the one that every cluster serves; matchPolicy covers the others
    const [group = ""] = groups;
    resources.set(group, [...(resources.get(group) ?? []), resource]);
  }
  resources.get("")?.push("pods/ephemeralcontainers", "pods/resize");
  return [...resources].map(([group, names]) => ({
    apiGroups: [group],
    apiVersions: ["v1"],
    operations: ["CREATE", "UPDATE"],
    resources: names,
    scope: "Namespaced",
  }));
}
