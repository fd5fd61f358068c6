import { z } from "zod";
import { parseChallenge } from "./challenge.ts";
import type { Credentials, Password } from "./credentials/credentials.ts";
import { RegistryError } from "./error.ts";
import {
  type Answer,
  type ExchangeOptions,
  exchange,
  invalid,
  nameOf,
  type Request,
} from "./exchange.ts";

const Token = z
  .looseObject({ token: z.string().optional(), access_token: z.string().optional() })
  .transform(({ token, access_token }) => token || access_token)
  // it becomes a header
  .pipe(z.string().regex(/^[\x21-\x7e]+$/));

const MAX_BYTES = 2 ** 20;

export interface AuthorizeOptions {
  /** The registry's answer 401. */
  readonly refusal: Answer;
  /** `repository:team/policies:pull,push`. */
  readonly scope: string;
  readonly credentials: Credentials | undefined;
  readonly exchange: ExchangeOptions;
}

/**
 * The Authorization header that a registry asks for. Its token server may have another name: who vouches for it is the registry,
 * which could have asked for the same credentials itself.
 * @throws RegistryError
 */
export async function authorize(options: AuthorizeOptions): Promise<string> {
  const { refusal, credentials } = options;
  const challenge = parseChallenge(refusal.headers["www-authenticate"]);
  if (challenge === undefined)
    throw invalid(refusal.url, "wants a login and names no way to do so that this program knows");
  if (challenge.scheme === "bearer")
    return `Bearer ${await fetchToken(challenge.realm, challenge.service, options)}`;
  if (credentials === undefined) throw unauthorized(refusal.url, "wants a login");
  if ("identityToken" in credentials)
    throw unauthorized(refusal.url, "wants a user and password, and there is only a token for it");
  return basic(credentials);
}

async function fetchToken(
  realm: string,
  service: string | undefined,
  { refusal, scope, credentials, exchange: limits }: AuthorizeOptions,
): Promise<string> {
  const url = readRealm(realm, refusal.url);
  const parameters = { ...(service !== undefined && { service }), scope };
  const request =
    credentials !== undefined && "identityToken" in credentials
      ? askWithToken(url, parameters, credentials.identityToken)
      : askWithPassword(url, parameters, credentials);
  const answer = await exchange(request, limits);
  if ([400, 401, 403].includes(answer.status))
    throw unauthorized(url, credentials ? "refuses the login" : "wants a login");
  if (answer.status !== 200) throw invalid(url, `answers ${answer.status} instead of a token`);
  return readToken(answer);
}

/** OAuth 2.0 (RFC 6749, 6), as token servers of registries have it. */
function askWithToken(
  url: URL,
  parameters: Readonly<Record<string, string>>,
  token: string,
): Request {
  const body = new URLSearchParams({
    ...parameters,
    client_id: "hasp",
    grant_type: "refresh_token",
    refresh_token: token,
  });
  return {
    method: "POST",
    url,
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: Buffer.from(body.toString()),
    most: MAX_BYTES,
  };
}

function askWithPassword(
  realm: URL,
  parameters: Readonly<Record<string, string>>,
  password: Password | undefined,
): Request {
  const url = new URL(realm);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  const headers = password && { authorization: basic(password) };
  return { method: "GET", url, ...(headers && { headers }), most: MAX_BYTES };
}

/** A registry over TLS cannot send a login over an open wire. */
function readRealm(realm: string, registry: URL): URL {
  const url = URL.canParse(realm) ? new URL(realm) : undefined;
  if (
    url === undefined ||
    !["http:", "https:"].includes(url.protocol) ||
    url.username ||
    url.password
  )
    throw invalid(
      registry,
      `names a token server that is none: ${JSON.stringify(realm.slice(0, 200))}`,
    );
  if (url.protocol === "http:" && registry.protocol === "https:")
    throw new RegistryError(
      "REGISTRY_INSECURE",
      `${registry.host} sends the login to ${nameOf(url)}, in the clear`,
      { hint: "its token server has to speak TLS as well" },
    );
  return url;
}

function readToken({ body, url }: Answer): string {
  try {
    return Token.parse(JSON.parse(new TextDecoder().decode(body)));
  } catch (error) {
    throw invalid(url, "gives no token that can be sent", error);
  }
}

function basic({ username, password }: Password): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
}

export function unauthorized(url: URL, why: string): RegistryError {
  return new RegistryError("REGISTRY_UNAUTHORIZED", `${nameOf(url)} ${why}`, {
    hint: `log in (docker login ${url.host}), or give --registry-username and a password`,
  });
}
