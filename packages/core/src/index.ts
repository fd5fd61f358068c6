export { canonicalJson } from "./canonical-json.ts";
export { Digest, DigestError, isDigest, parseDigest, sha256 } from "./digest.ts";
export { type DockerHost, DockerHostError, parseDockerHost } from "./docker-host.ts";
export { CodedError, messageOf } from "./error.ts";
export {
  Attestation,
  Distribution,
  Finding,
  FixState,
  ImageConfig,
  ImageFacts,
  Layer,
  Package,
  PackageType,
  Secret,
  Signature,
  Timestamp,
} from "./facts.ts";
export {
  formatImageReference,
  type ImageReference,
  ImageReferenceError,
  parseImageReference,
} from "./image-reference.ts";
export { isObject, type JsonObject, objectOf, said, sorted } from "./json-object.ts";
export { formatPointer, parsePointer } from "./json-pointer.ts";
export { makeFolder } from "./make-folder.ts";
export { findNearestName } from "./nearest-name.ts";
export { Problem, ProblemCode, ProblemEffect, problemCodes } from "./problem.ts";
export { formatPurl, type PurlParts } from "./purl.ts";
export { compareSeverity, Severity, severities, severityOfScore } from "./severity.ts";
