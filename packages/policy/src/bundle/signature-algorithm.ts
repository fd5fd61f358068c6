import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import { type Digest, messageOf, sha256 } from "@hasp/core";
import { BundleError } from "../error.ts";

/** The signature algorithms of JSON Web Algorithms (RFC 7518, 3.1) that OPA signs bundles with; never `none`. */
export const signatureAlgorithms = [
  "HS256",
  "HS384",
  "HS512",
  "RS256",
  "RS384",
  "RS512",
  "PS256",
  "PS384",
  "PS512",
  "ES256",
  "ES384",
  "ES512",
] as const;
export type SignatureAlgorithm = (typeof signatureAlgorithms)[number];

/**
 * The algorithm that a private key in PEM is made for (RFC 7518, 3.1).
 * @throws BundleError `KEY_INVALID`
 */
export function algorithmOfKey(pem: string): SignatureAlgorithm {
  const { asymmetricKeyType: type, asymmetricKeyDetails } = readPrivateKey(pem);
  if (type === "rsa") return "RS256";
  const curve = asymmetricKeyDetails?.namedCurve;
  if (curve === "prime256v1") return "ES256";
  if (curve === "secp384r1") return "ES384";
  if (curve === "secp521r1") return "ES512";
  throw new BundleError("KEY_INVALID", `OPA has no signatures by ${curve ?? type} keys`, {
    hint: "make one with openssl ecparam -genkey -name prime256v1 -noout -out key.pem",
  });
}

/**
 * The digest of a public key, or of that of a certificate, by which people compare keys: that of its SubjectPublicKeyInfo.
 * @throws BundleError `KEY_INVALID`
 */
export function fingerprintOfKey(pem: string): Digest {
  return sha256(readPublicKey(pem).export({ type: "spki", format: "der" }));
}

interface TokenHeader {
  readonly alg: SignatureAlgorithm;
  readonly kid: string;
  readonly typ: "JWT";
}

/**
 * Signs a payload with a private key in PEM, or for HS with a secret, and gives a compact JWS.
 * @throws BundleError `KEY_INVALID`
 */
export async function signToken(
  header: TokenHeader,
  payload: string,
  pem: string,
): Promise<string> {
  // only who signs or checks pays for loading it
  const { CompactSign } = await import("jose");
  const key = header.alg.startsWith("HS") ? readSecret(header.alg, pem) : readPrivateKey(pem);
  try {
    return await new CompactSign(Buffer.from(payload)).setProtectedHeader({ ...header }).sign(key);
  } catch (error) {
    throw unfit(header.alg, key, error);
  }
}

/**
 * Whether a compact JWS was made with this algorithm and the key that belongs to a public key or certificate in PEM, or for HS
 * with the secret.
 * @throws BundleError `KEY_INVALID`
 */
export async function isSignedBy(
  token: string,
  algorithm: SignatureAlgorithm,
  pem: string,
): Promise<boolean> {
  const { compactVerify, errors } = await import("jose");
  const key = algorithm.startsWith("HS") ? readSecret(algorithm, pem) : readPublicKey(pem);
  try {
    await compactVerify(token, key, { algorithms: [algorithm] });
    return true;
  } catch (error) {
    if (error instanceof errors.JOSEError) return false;
    throw unfit(algorithm, key, error);
  }
}

function readPrivateKey(pem: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch (error) {
    throw keyInvalid(`the signing key is no private key in PEM: ${messageOf(error)}`, error);
  }
}

function readPublicKey(pem: string): KeyObject {
  try {
    return createPublicKey(pem);
  } catch (error) {
    throw keyInvalid(`the key is no public key in PEM: ${messageOf(error)}`, error);
  }
}

function readSecret(algorithm: SignatureAlgorithm, text: string): Uint8Array {
  // whoever has the public key could sign with it (RFC 8725, 2.1)
  if (text.includes("-----BEGIN "))
    throw keyInvalid(`a key in PEM is no secret, and ${algorithm} needs one`);
  const secret = Buffer.from(text);
  const needed = Number(algorithm.slice(2)) / 8;
  // RFC 7518, 3.2: a key of the hash's size or larger must be used; jose leaves that to its caller
  if (secret.length < needed)
    throw keyInvalid(
      `the secret has ${secret.length} bytes, ${algorithm} needs at least ${needed}`,
    );
  return secret;
}

function unfit(
  algorithm: SignatureAlgorithm,
  key: KeyObject | Uint8Array,
  cause: unknown,
): BundleError {
  return keyInvalid(`${algorithm} takes no ${nameOf(key)}: ${messageOf(cause)}`, cause);
}

function nameOf(key: KeyObject | Uint8Array): string {
  if (key instanceof Uint8Array) return "such secret";
  const { modulusLength, namedCurve } = key.asymmetricKeyDetails ?? {};
  const size = modulusLength === undefined ? undefined : `of ${modulusLength} bits`;
  return [key.asymmetricKeyType, "key", namedCurve && `on ${namedCurve}`, size]
    .filter(Boolean)
    .join(" ");
}

function keyInvalid(message: string, cause?: unknown): BundleError {
  return new BundleError("KEY_INVALID", message, {
    cause,
    hint: `give a key that fits the algorithm, one of ${signatureAlgorithms.join(", ")}`,
  });
}
