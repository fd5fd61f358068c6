import type { Command } from "../command.ts";

export const admissionCertificate: Command = {
  name: "admission certificate",
  summary: "Make a certificate for the webhook, and the configuration that trusts it",
  about: [
    "Writes ca.crt, tls.crt, tls.key and webhook.yaml, a ValidatingWebhookConfiguration, into the folder. For clusters without cert-manager; the authority's key is thrown away. A file that is there is never overwritten.",
  ],
  examples: [
    ["hasp admission certificate ./tls", "for the Service hasp in the namespace hasp-system"],
    [
      "hasp admission certificate ./tls --url https://10.0.0.5:8443/validate",
      "for a webhook outside the cluster",
    ],
  ],
  arguments: [{ name: "DIR", description: "folder for the files", path: "directory" }],
  options: ["service", "url", "days", "failure-policy", "excluded-namespaces"],
  load: async () => (await import("../actions/admission-certificate.ts")).makeCertificate,
};
