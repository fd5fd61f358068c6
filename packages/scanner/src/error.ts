import { CodedError } from "@hasp/core";

/** Why an image could not be scanned or a database not be used. */
export class ScanError extends CodedError<
  | "SOURCE_NOT_FOUND"
  | "SOURCE_UNSUPPORTED"
  | "SOURCE_IS_FOLDER"
  | "SOURCE_IS_FILE"
  | "SOURCE_FORBIDDEN"
  | "SCHEME_UNKNOWN"
  | "DOCKER_UNAVAILABLE"
  | "ARCHIVE_CORRUPT"
  | "DIGEST_MISMATCH"
  | "LIMIT_EXCEEDED"
  | "MANIFEST_INVALID"
  | "PLATFORM_INVALID"
  | "PLATFORM_NOT_FOUND"
  | "DB_NOT_FOUND"
  | "DB_INVALID"
  | "FEED_INVALID"
> {}
