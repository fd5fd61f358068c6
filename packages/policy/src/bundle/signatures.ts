import { createHash } from "node:crypto";
import { messageOf } from "@hasp/core";
import { z } from "zod";
import { BundleError } from "../error.ts";
import { goJson } from "./go-json.ts";
import {
  isSignedBy,
  type SignatureAlgorithm,
  signatureAlgorithms,
  signToken,
} from "./signature-algorithm.ts";

export const SIGNATURES_FILE = ".signatures.json";

export interface SigningKey {
  /** A private key in PEM; for HS256 to HS512 a secret. */
  readonly key: string;
  readonly algorithm: SignatureAlgorithm;
  /** By which OPA finds the public key in its configuration; its command line calls it `default`. */
  readonly keyId?: string;
  /** OPA accepts the signature only where the same scope is configured. */
  readonly scope?: string;
}

export interface VerificationKey {
  /** A public key or certificate in PEM; for HS256 to HS512 the secret. */
  readonly key: string;
  /** Needed for a secret; else the signature may use any algorithm that fits the key. */
  readonly algorithm?: SignatureAlgorithm;
  readonly scope?: string;
}

/** What a signature that holds says of itself. */
export interface SignatureClaims {
  readonly algorithm: SignatureAlgorithm;
  /** The name that the signer gave its key. */
  readonly keyId?: string;
  readonly scope?: string;
}

/** OPA knows MD5 and SHA-1 too (v1/bundle/hash.go); collisions can be made for both, so they prove nothing. */
const hashes: Readonly<Record<string, string>> = {
  "SHA-224": "sha224",
  "SHA-256": "sha256",
  "SHA-384": "sha384",
  "SHA-512": "sha512",
  "SHA-512-224": "sha512-224",
  "SHA-512-256": "sha512-256",
};

const Signatures = z.looseObject({ signatures: z.tuple([z.string()]) });

const Header = z.looseObject({
  alg: z.enum(signatureAlgorithms),
  kid: z.string().optional(),
  // RFC 7515, 4.1.11: extensions that must be understood, and none are
  crit: z.never().optional(),
});

const Payload = z.looseObject({
  files: z.array(z.looseObject({ name: z.string(), hash: z.string(), algorithm: z.string() })),
  keyid: z.string().optional(),
  scope: z.string().default(""),
});

type Files = ReadonlyMap<string, Uint8Array>;

/**
 * The content of `.signatures.json` for these files, as `opa sign` makes it.
 * @throws BundleError `KEY_INVALID`
 */
export async function createSignatures(files: Files, signing: SigningKey): Promise<string> {
  const { algorithm, key, keyId = "default", scope } = signing;
  const listed = [...files.keys()].sort().map((name) => ({
    name,
    hash: hashFile(name, files.get(name) ?? new Uint8Array(), "sha256"),
    algorithm: "SHA-256",
  }));
  const payload = { files: listed, keyid: keyId, scope };
  const header = { alg: algorithm, kid: keyId, typ: "JWT" } as const;
  const token = await signToken(header, JSON.stringify(payload), key);
  return JSON.stringify({ signatures: [token] });
}

/**
 * Checks the one signature over all files but its own, as OPA does (v1/bundle/verify.go).
 * @throws BundleError `SIGNATURE_INVALID`, `KEY_INVALID`
 */
export async function verifySignatures(
  files: Files,
  text: string,
  key: VerificationKey,
): Promise<SignatureClaims> {
  const { signatures } = parse(Signatures, text, SIGNATURES_FILE);
  const [token] = signatures;
  const parts = token.split(".").map(decode);
  const [header, payload] = parts;
  if (parts.length !== 3 || !header || !payload) throw noToken();
  const { alg, kid } = parse(Header, header.toString(), "the signature's header");
  checkAlgorithm(alg, key);
  if (!(await isSignedBy(token, alg, key.key)))
    throw invalid("the signature was not made with the configured key, or was changed since");
  const claims = parse(Payload, payload.toString(), "the signature's payload");
  const { scope = "" } = key;
  if (claims.scope !== scope)
    throw invalid(`the signature's scope is ${quote(claims.scope)}, not ${quote(scope)}`);
  checkFiles(files, claims.files);
  const keyId = kid ?? claims.keyid;
  return {
    algorithm: alg,
    ...(keyId !== undefined && { keyId }),
    ...(scope !== "" && { scope }),
  };
}

function checkAlgorithm(alg: SignatureAlgorithm, { algorithm }: VerificationKey): void {
  if (alg === algorithm) return;
  if (algorithm !== undefined) throw invalid(`the signature uses ${alg}, not ${algorithm}`);
  // a PEM text must never serve as a secret: public keys are known to everyone
  if (alg.startsWith("HS"))
    throw invalid(`the signature uses ${alg}, but no secret is configured for that algorithm`);
}

function checkFiles(files: Files, listed: z.infer<typeof Payload>["files"]): void {
  const seen = new Set<string>();
  for (const { name, hash, algorithm } of listed) {
    const bytes = files.get(name);
    const known = hashes[algorithm];
    if (seen.has(name)) throw invalid(`the signature lists ${quote(name)} twice`);
    if (bytes === undefined) throw invalid(`the signed file ${quote(name)} is missing`);
    if (known === undefined)
      throw invalid(`${quote(name)} is signed over ${quote(algorithm)}`, "sign it over SHA-256");
    if (hashFile(name, bytes, known) !== hash.toLowerCase())
      throw invalid(`${quote(name)} is not the file that was signed`);
    seen.add(name);
  }
  for (const name of files.keys())
    if (!seen.has(name)) throw invalid(`the signature does not cover ${quote(name)}`);
}

/** Data and manifest are hashed over their meaning, everything else over its bytes. */
function hashFile(name: string, bytes: Uint8Array, algorithm: string): string {
  const structured = /(^|\/)(data\.json|\.manifest)$/.test(name);
  try {
    return createHash(algorithm)
      .update(structured ? goJson(bytes) : bytes)
      .digest("hex");
  } catch (error) {
    throw new BundleError("BUNDLE_CORRUPT", `${quote(name)} is no JSON: ${messageOf(error)}`, {
      cause: error,
      hint: "build the bundle again: hasp policy build",
    });
  }
}

/** Of a part's many spellings in base64url only one counts: another would be the same signature in other bytes. */
function decode(part: string): Buffer {
  const bytes = Buffer.from(part, "base64url");
  if (part === "" || bytes.toString("base64url") !== part) throw noToken();
  return bytes;
}

function noToken(): BundleError {
  return invalid("the signature is not a compact JWS");
}

function parse<Type>(schema: z.ZodType<Type>, text: string, what: string): Type {
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error);
    throw invalid(`${what} cannot be read: ${reason}`, undefined, error);
  }
}

function quote(text: string): string {
  return JSON.stringify(text.slice(0, 200));
}

function invalid(message: string, hint?: string, cause?: unknown): BundleError {
  const fallback = "fetch the bundle again from a place you trust, or check the configured key";
  return new BundleError("SIGNATURE_INVALID", message, { cause, hint: hint ?? fallback });
}
