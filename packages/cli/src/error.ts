import { CodedError } from "@hasp/core";

/** Why the command line itself could not do what it was asked. */
export class CliError extends CodedError<
  | "USAGE"
  | "CONFIG_NOT_FOUND"
  | "CONFIG_INVALID"
  | "SETTINGS_SYNTAX"
  | "VALUE_INVALID"
  | "BUNDLE_NOT_FOUND"
  | "FILE_EXISTS"
  | "FILE_NOT_FOUND"
  | "FILE_UNREADABLE"
  | "FILE_TOO_LARGE"
  | "OUTPUT_FAILED"
> {}
