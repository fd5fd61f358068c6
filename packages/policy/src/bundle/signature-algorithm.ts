import {
  constants,
  createHmac,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  sign,
  timingSafeEqual,
  verify,
} from "node:crypto";
import { messageOf } from "@hasp/core";
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

const curves: Readonly<Record<string, string>> = {
  ES256: "prime256v1",
  ES384: "secp384r1",
  ES512: "secp521r1",
};

/** Signs with a private key in PEM, or for HS with a secret. @throws BundleError `KEY_INVALID` */
export function signBytes(algorithm: SignatureAlgorithm, key: string, bytes: Uint8Array): Buffer {
  if (algorithm.startsWith("HS")) return hmac(algorithm, key, bytes);
  const parsed = readKey(() => createPrivateKey(key), "private");
  checkFit(algorithm, parsed);
  return sign(hashOf(algorithm), bytes, { key: parsed, ...schemeOf(algorithm) });
}

/**
 * Checks with a public key or a certificate in PEM, or for HS with the secret.
 * @throws BundleError `KEY_INVALID`
 */
export function verifyBytes(
  algorithm: SignatureAlgorithm,
  key: string,
  bytes: Uint8Array,
  signature: Uint8Array,
): boolean {
  if (algorithm.startsWith("HS")) {
    const expected = hmac(algorithm, key, bytes);
    return expected.length === signature.length && timingSafeEqual(expected, signature);
  }
  const parsed = readKey(() => createPublicKey(key), "public");
  checkFit(algorithm, parsed);
  return verify(hashOf(algorithm), bytes, { key: parsed, ...schemeOf(algorithm) }, signature);
}

function hashOf(algorithm: SignatureAlgorithm): string {
  return `sha${algorithm.slice(2)}`;
}

function schemeOf(algorithm: SignatureAlgorithm): object {
  if (algorithm.startsWith("ES")) return { dsaEncoding: "ieee-p1363" };
  if (algorithm.startsWith("RS")) return { padding: constants.RSA_PKCS1_PADDING };
  return {
    padding: constants.RSA_PKCS1_PSS_PADDING,
    saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
  };
}

function hmac(algorithm: SignatureAlgorithm, secret: string, bytes: Uint8Array): Buffer {
  const needed = Number(algorithm.slice(2)) / 8;
  const length = Buffer.byteLength(secret);
  // RFC 7518, 3.2: a key of the hash's size or larger must be used
  if (length < needed)
    throw keyInvalid(`the secret has ${length} bytes, ${algorithm} needs at least ${needed}`);
  return createHmac(hashOf(algorithm), secret).update(bytes).digest();
}

function readKey(read: () => KeyObject, kind: string): KeyObject {
  try {
    return read();
  } catch (error) {
    throw keyInvalid(`the key is not a ${kind} key in PEM: ${messageOf(error)}`, error);
  }
}

function checkFit(algorithm: SignatureAlgorithm, key: KeyObject): void {
  const { namedCurve, modulusLength = 0 } = key.asymmetricKeyDetails ?? {};
  if (algorithm.startsWith("ES")) {
    if (key.asymmetricKeyType === "ec" && namedCurve === curves[algorithm]) return;
    throw keyInvalid(`${algorithm} needs an EC key on ${curves[algorithm]}, not ${nameOf(key)}`);
  }
  const fits = key.asymmetricKeyType === "rsa" || key.asymmetricKeyType === "rsa-pss";
  if (!fits || (algorithm.startsWith("RS") && key.asymmetricKeyType === "rsa-pss"))
    throw keyInvalid(`${algorithm} needs an RSA key, not ${nameOf(key)}`);
  // RFC 7518, 3.3 and 3.5
  if (modulusLength < 2048)
    throw keyInvalid(`the RSA key has ${modulusLength} bits, ${algorithm} needs at least 2048`);
}

function nameOf(key: KeyObject): string {
  const { namedCurve } = key.asymmetricKeyDetails ?? {};
  return [key.asymmetricKeyType ?? key.type, namedCurve].filter(Boolean).join(" ");
}

function keyInvalid(message: string, cause?: unknown): BundleError {
  return new BundleError("KEY_INVALID", message, {
    cause,
    hint: `give a key that fits the algorithm, one of ${signatureAlgorithms.join(", ")}`,
  });
}
