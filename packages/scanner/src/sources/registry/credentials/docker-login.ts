import { RegistryError } from "../error.ts";
import type { CredentialSource } from "./credentials.ts";
import { entryOf, readDockerConfig } from "./docker-config.ts";

/** What `docker login` wrote into `config.json` itself. */
export const dockerLogin: CredentialSource = {
  name: "docker-login",

  async find(registry, { dockerConfig }) {
    const { auths } = await readDockerConfig(dockerConfig);
    const entry = entryOf(auths, registry);
    if (entry === undefined) return undefined;
    const { auth, identitytoken, username = "", password = "" } = entry;
    if (identitytoken) return { identityToken: identitytoken };
    if (!auth) return username === "" ? undefined : { username, password };
    const decoded = Buffer.from(auth, "base64").toString();
    const colon = decoded.indexOf(":");
    if (colon < 1)
      throw new RegistryError(
        "CREDENTIALS_INVALID",
        `the entry of ${registry} in config.json holds no user and password`,
        { hint: `log in again: docker login ${registry}` },
      );
    return { username: decoded.slice(0, colon), password: decoded.slice(colon + 1) };
  },
};
