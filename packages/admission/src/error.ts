import { CodedError } from "@hasp/core";

type AdmissionCode =
  | "REVIEW_INVALID"
  | "REVIEW_VERSION_UNSUPPORTED"
  | "REVIEW_TOO_LARGE"
  | "DEADLINE_EXCEEDED"
  | "OVERLOADED"
  | "JUDGEMENT_FAILED"
  | "ROUTE_NOT_FOUND"
  | "CERTIFICATE_INVALID";

/** What is wrong with the request: to refuse it is right, whatever happens when we fail ourselves. */
const faultsOfRequest: ReadonlySet<AdmissionCode> = new Set(["REVIEW_INVALID", "REVIEW_TOO_LARGE"]);

/** Why an admission request could not be read or judged. */
export class AdmissionError extends CodedError<AdmissionCode> {
  /** Whose fault it is: that of the request, or ours. */
  readonly fault: "object" | "ours";

  constructor(
    code: AdmissionCode,
    message: string,
    options: { cause?: unknown; hint?: string } = {},
  ) {
    super(code, message, options);
    this.fault = faultsOfRequest.has(code) ? "object" : "ours";
  }
}
