import { CodedError } from "@hasp/core/error";

/** Why a policy could not be compiled or a bundle not be built. */
export class PolicyError extends CodedError<
  | "COMPILER_MISSING"
  | "COMPILER_FAILED"
  | "LIBRARY_INVALID"
  | "METADATA_INVALID"
  | "SETTINGS_INVALID"
  | "POLICY_INVALID"
> {}

/** Why a bundle cannot be trusted or used. */
export class BundleError extends CodedError<
  | "BUNDLE_CORRUPT"
  | "BUNDLE_TOO_LARGE"
  | "BUNDLE_UNSIGNED"
  | "SIGNATURE_INVALID"
  | "KEY_INVALID"
  | "ENTRYPOINT_MISSING"
  | "BUILTIN_UNKNOWN"
  | "CONTRACT_UNSUPPORTED"
  | "ABI_UNSUPPORTED"
  | "ARTIFACT_INVALID"
  | "ROLLBACK_REFUSED"
> {}

/**
 * Why no decision could be reached. `EVALUATION_TIMEOUT`, `EVALUATION_EXHAUSTED` and `INPUT_TOO_LARGE` are the
 * input's doing; the others are not.
 */
export class EvaluationError extends CodedError<
  | "EVALUATION_TIMEOUT"
  | "EVALUATION_EXHAUSTED"
  | "EVALUATION_FAILED"
  | "KIND_UNKNOWN"
  | "INPUT_TOO_LARGE"
  | "EXPLANATION_DIFFERS"
  | "SOURCES_MISSING"
> {}

/** Why what was kept of a decision cannot be read. */
export class RecordError extends CodedError<"RECORD_INVALID"> {}

/** Why policies cannot be given to another system. */
export class ExportError extends CodedError<"EXPORT_UNKNOWN"> {}

/** Why a file of another system's policies cannot be read. */
export class ImportError extends CodedError<"IMPORT_INVALID" | "IMPORT_TOO_LARGE"> {}
