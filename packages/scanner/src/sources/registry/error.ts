import { CodedError } from "@hasp/core";

/** Why a registry could not be asked, or its answer not be used. */
export class RegistryError extends CodedError<
  | "REGISTRY_UNREACHABLE"
  | "REGISTRY_UNTRUSTED"
  | "REGISTRY_INSECURE"
  | "REGISTRY_UNAUTHORIZED"
  | "REGISTRY_REFUSED"
  | "REGISTRY_INVALID"
  | "REGISTRY_REDIRECT"
  | "REGISTRY_TIMEOUT"
  | "CREDENTIALS_INVALID"
> {}
