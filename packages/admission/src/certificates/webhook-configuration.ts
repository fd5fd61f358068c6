import type { FailurePolicy } from "../review/failure-response.ts";
import { type Judged, judgedKinds, rulesOf } from "./webhook-rules.ts";

export interface WebhookConfigurationOptions {
  /** Of the configuration; the webhooks in it are `workload.<name>` and so on, so it must be a domain name: `hasp.dev`. */
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
  /** What is sent; all that can be judged without it. */
  readonly judges?: readonly Judged[];
  /**
   * Beside the namespace of the service, whose Pods must start while no webhook answers: nothing else is left out unless it is
   * named here.
   */
  readonly excludedNamespaces?: readonly string[];
}

/** The ValidatingWebhookConfiguration that sends what is judged: a webhook for each sort, so that one can be left out. */
export function webhookConfiguration(options: WebhookConfigurationOptions) {
  const { name, client, caBundle, failurePolicy, judges = judgedKinds } = options;
  const own = "service" in client ? [client.service.namespace] : [];
  const excluded = [...new Set([...own, ...(options.excludedNamespaces ?? [])])];
  return {
    apiVersion: "admissionregistration.k8s.io/v1",
    kind: "ValidatingWebhookConfiguration",
    metadata: { name },
    webhooks: judges.map((judged) => ({
      name: `${judged}.${name}`,
      admissionReviewVersions: ["v1"],
      sideEffects: "None",
      matchPolicy: "Equivalent",
      failurePolicy: failurePolicy === "deny" ? "Fail" : "Ignore",
      timeoutSeconds: options.timeoutSeconds ?? 10,
      clientConfig: { ...clientOf(client), caBundle },
      ...(excluded.length > 0 && {
        namespaceSelector: {
          matchExpressions: [
            { key: "kubernetes.io/metadata.name", operator: "NotIn", values: excluded },
          ],
        },
      }),
      rules: rulesOf(judged),
    })),
  };
}

function clientOf(client: WebhookConfigurationOptions["client"]) {
  if ("url" in client) return { url: client.url };
  const { name, namespace, port = 443 } = client.service;
  return { service: { name, namespace, port, path: "/validate" } };
}
