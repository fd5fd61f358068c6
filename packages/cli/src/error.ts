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
  | "FOLDER_EMPTY"
  | "FILE_NOT_FOUND"
  | "FILE_IS_FOLDER"
  | "FOLDER_IS_FILE"
  | "FILE_FORBIDDEN"
  | "FILE_UNREADABLE"
  | "FILE_TOO_LARGE"
  | "FOLDER_TOO_LARGE"
  | "NOT_AN_OBJECT"
  | "LINK_NOT_FOLLOWED"
  | "OUTPUT_FAILED"
  | "ADDRESS_IN_USE"
  | "ADDRESS_UNAVAILABLE"
> {}
