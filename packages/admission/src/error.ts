import { CodedError } from "@hasp/core";

/** A place in a file as editors count it: the first line and column are 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

type AdmissionCode =
  | "MANIFEST_SYNTAX"
  | "MANIFEST_INVALID"
  | "MANIFEST_TOO_LARGE"
  | "NOTHING_FOUND"
  | "OBJECT_INVALID"
  | "QUANTITY_INVALID"
  | "IMAGE_SOURCE_FAILED"
  | "REVIEW_INVALID"
  | "REVIEW_VERSION_UNSUPPORTED"
  | "REVIEW_TOO_LARGE"
  | "DEADLINE_EXCEEDED"
  | "OVERLOADED"
  | "JUDGEMENT_FAILED"
  | "ROUTE_NOT_FOUND"
  | "CERTIFICATE_INVALID"
  | "KUBECONFIG_INVALID"
  | "CLUSTER_UNREACHABLE"
  | "CONTROLLER_INVALID";

/** What is wrong with what was asked about: to refuse it is right, whatever happens when we fail ourselves. */
const faultsOfObject: ReadonlySet<AdmissionCode> = new Set([
  "MANIFEST_SYNTAX",
  "MANIFEST_INVALID",
  "MANIFEST_TOO_LARGE",
  "OBJECT_INVALID",
  "QUANTITY_INVALID",
  "REVIEW_INVALID",
  "REVIEW_TOO_LARGE",
]);

/** Why a manifest or an admission request could not be read or judged. */
export class AdmissionError extends CodedError<AdmissionCode> {
  /** Where in the file, for errors of manifests. */
  readonly place: Place | undefined;
  /** Whose fault it is: that of the object, or ours. */
  readonly fault: "object" | "ours";

  constructor(
    code: AdmissionCode,
    message: string,
    options: { cause?: unknown; hint?: string; place?: Place } = {},
  ) {
    const { place } = options;
    super(
      code,
      place ? `${place.file}:${place.line}:${place.column}: ${message}` : message,
      options,
    );
    this.place = place;
    this.fault = faultsOfObject.has(code) ? "object" : "ours";
  }
}
