export interface Password {
  readonly username: string;
  readonly password: string;
}

/** What a registry knows a user by. */
export type Credentials =
  | Password
  /** A refresh token of OAuth 2.0, which only a token server takes. */
  | { readonly identityToken: string };

/** A place where credentials are kept. */
export interface CredentialSource {
  readonly name: string;
  /**
   * The credentials of a registry, by its host with its port; undefined when none are kept there.
   * @throws RegistryError `CREDENTIALS_INVALID`
   */
  find(registry: string, place: CredentialPlace): Promise<Credentials | undefined>;
}

/** Where to look: nothing is taken from the process itself. */
export interface CredentialPlace {
  /** Given for this run; they go to the registries that it names. */
  readonly given?: Password;
  /** The folder of Docker's `config.json`. */
  readonly dockerConfig?: string;
  /** The environment of helper programs, and the PATH that they are looked for in. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}
