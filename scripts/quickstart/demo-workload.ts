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
