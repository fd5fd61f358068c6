export type { CredentialPlace } from "./credentials/credentials.ts";
export { RegistryError } from "./error.ts";
export { RegistryClient, type RegistryOptions } from "./registry-client.ts";
