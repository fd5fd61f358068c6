import { CodedError } from "@hasp/core";

/** A place in a file as editors count it: the first line and column are 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

type KubernetesCode =
  | "MANIFEST_SYNTAX"
  | "MANIFEST_TOO_LARGE"
  | "NOTHING_FOUND"
  | "OBJECT_INVALID"
  | "QUANTITY_INVALID"
  | "IMAGE_SOURCE_FAILED"
  | "KUBECONFIG_INVALID"
  | "CLUSTER_UNREACHABLE"
  | "CONTROLLER_INVALID";

/** What is wrong with what was asked about: to refuse it is right, whatever happens when we fail ourselves. */
const faultsOfObject: ReadonlySet<KubernetesCode> = new Set([
  "MANIFEST_SYNTAX",
  "MANIFEST_TOO_LARGE",
  "OBJECT_INVALID",
  "QUANTITY_INVALID",
]);

/** Why a manifest, an object or a cluster could not be read. */
export class KubernetesError extends CodedError<KubernetesCode> {
  /** Where in the file, for errors of manifests. */
  readonly place: Place | undefined;
  /** Whose fault it is: that of the object, or ours. */
  readonly fault: "object" | "ours";

  constructor(
    code: KubernetesCode,
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
