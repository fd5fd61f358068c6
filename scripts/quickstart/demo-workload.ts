const REFERENCE = "registry.example/hasp/quickstart:1.0";

/** A workload that asks for what it should not have. */
export const deployment = {
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "quickstart", namespace: "default" },
  spec: {
    selector: { matchLabels: { app: "quickstart" } },
    template: {
      metadata: { labels: { app: "quickstart" } },
      spec: {
        containers: [
          {
            name: "quickstart",
            image: REFERENCE,
            securityContext: { runAsUser: 0, capabilities: { add: ["SYS_ADMIN"] } },
          },
        ],
      },
    },
  },
};

const kind = { group: "apps", version: "v1", kind: "Deployment" };
const resource = { group: "apps", version: "v1", resource: "deployments" };

/** What the API server of Kubernetes posts when someone creates it. */
export const review = {
  apiVersion: "admission.k8s.io/v1",
  kind: "AdmissionReview",
  request: {
    uid: "2f5ff7bd-6a3c-4d52-9a39-8fd2f1f0a9b1",
    kind,
    resource,
    requestKind: kind,
    requestResource: resource,
    name: deployment.metadata.name,
    namespace: deployment.metadata.namespace,
    operation: "CREATE",
    userInfo: { username: "developer@example.com", groups: ["system:authenticated"] },
    object: deployment,
    oldObject: null,
    dryRun: false,
    options: { kind: "CreateOptions", apiVersion: "meta.k8s.io/v1" },
  },
};
