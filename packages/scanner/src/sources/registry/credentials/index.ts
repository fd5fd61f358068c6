import { credentialHelper } from "./credential-helper.ts";
import type { CredentialPlace, CredentialSource, Credentials } from "./credentials.ts";
import { dockerLogin } from "./docker-login.ts";
import { given } from "./given.ts";

/** Where credentials are looked for, in this order. */
export const credentialSources: readonly CredentialSource[] = [
  given,
  credentialHelper,
  dockerLogin,
];

/** The credentials of a registry; undefined when nobody has any. @throws RegistryError `CREDENTIALS_INVALID` */
export async function findCredentials(
  registry: string,
  place: CredentialPlace,
): Promise<Credentials | undefined> {
  for (const source of credentialSources) {
    const found = await source.find(registry, place);
    if (found !== undefined) return found;
  }
  return undefined;
}
