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
export type { Cluster } from "./cluster/cluster.ts";
export { type ClusterOptions, connectCluster } from "./cluster/connect-cluster.ts";
export { type Controller, parseController } from "./cluster/controllers.ts";
export { AdmissionError, type Place } from "./error.ts";
export type { ManifestDocument } from "./manifest/manifest-document.ts";
export { defaultManifestLimits, type ManifestLimits } from "./manifest/manifest-limits.ts";
export { type DocumentPlaces, placesOf } from "./manifest/places-of.ts";
export { type ManifestFile, type Manifests, readManifests } from "./manifest/read-manifests.ts";
export type { FailurePolicy } from "./review/failure-response.ts";
export {
  type AdmissionServer,
  type AdmissionServerOptions,
  createAdmissionServer,
} from "./server.ts";
export { type InputOptions, inputsOf, type ObjectInputs } from "./workload/inputs-of.ts";
export { unknownImages } from "./workload/summarize-images.ts";
export type { WorkloadKind } from "./workload/workload-kinds.ts";
