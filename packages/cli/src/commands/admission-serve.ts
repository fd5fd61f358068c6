import type { Command } from "../command.ts";
import { judgingOptions } from "../config/options.ts";

export const admissionServe: Command = {
  name: "admission serve",
  summary: "Answer the Kubernetes API server: may this workload run?",
  about: [
    "A validating webhook over HTTPS. What is known of images comes from the cache that hasp scan fills.",
    "In a cluster, or with --kubeconfig, it asks the API server for the labels of namespaces and for who owns what; without either, both stay unknown.",
    "Bundle, certificate and key are read again when their files change; what cannot be read leaves the last good one in place.",
  ],
  examples: [
    [
      "hasp admission serve --certificate tls.crt --private-key tls.key",
      "serve with the built-in policies",
    ],
    [
      "hasp admission serve --config serve.yaml --bundle policies.tar.gz --verification-key key.pub",
      "serve a bundle that your key signed, with the certificate that serve.yaml names",
    ],
  ],
  options: [
    "listen",
    "certificate",
    "private-key",
    "failure-policy",
    "deadline",
    "kubeconfig",
    "controllers",
    ...judgingOptions,
  ],
  load: async () => (await import("../actions/admission-serve.ts")).serveAdmission,
};
