export type { Tls } from "./certificates/check-tls.ts";
export {
  type CertificateOptions,
  type Certificates,
  createCertificates,
} from "./certificates/create-certificates.ts";
export {
  type WebhookConfigurationOptions,
  webhookConfiguration,
} from "./certificates/webhook-configuration.ts";
export { AdmissionError } from "./error.ts";
export type { FailurePolicy } from "./review/failure-response.ts";
export {
  type AdmissionServer,
  type AdmissionServerOptions,
  createAdmissionServer,
} from "./webhook/server.ts";
