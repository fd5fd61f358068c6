import { messageOf, sha256 } from "@hasp/core";
import { BundleError } from "../error.ts";
import { unpackArchive } from "./archive.ts";
import { type Bundle, type BundleLimits, bundleLimits } from "./bundle.ts";
import { parseManifest } from "./manifest.ts";
import {
  SIGNATURES_FILE,
  type SignatureClaims,
  type VerificationKey,
  verifySignatures,
} from "./signatures.ts";

export interface OpenBundleOptions {
  /** With a key only a bundle that it signed is opened; without one nothing is claimed about signatures. */
  readonly verificationKey?: VerificationKey;
  readonly limits?: Partial<BundleLimits>;
}

/**
 * Reads an OPA bundle from the bytes of its file.
 * @throws BundleError `BUNDLE_CORRUPT`, `BUNDLE_TOO_LARGE`, `BUNDLE_UNSIGNED`, `SIGNATURE_INVALID`, `KEY_INVALID`
 */
export async function openBundle(
  bytes: Uint8Array,
  { verificationKey, limits }: OpenBundleOptions = {},
): Promise<Bundle> {
  const files = await unpackArchive(bytes, { ...bundleLimits, ...limits });
  const signature = verificationKey && (await verify(files, verificationKey));
  const wasm = files.get("policy.wasm");
  const manifest = files.get(".manifest");
  if (wasm === undefined) throw corrupt("the bundle holds no policy.wasm");
  if (manifest === undefined) throw corrupt("the bundle holds no .manifest");
  for (const name of files.keys()) {
    // OPA would merge these; a bundle that was built has merged them into its root
    if (/(^|\/)(data\.ya?ml|patch\.json)$|\/data\.json$/.test(name))
      throw corrupt(`the bundle holds data outside of data.json: ${JSON.stringify(name)}`);
  }
  const data = files.get("data.json") ?? Buffer.from("{}");
  checkData(data);
  return {
    ...parseManifest(new TextDecoder().decode(manifest)),
    digest: sha256(bytes),
    verified: signature !== undefined,
    ...(signature && { signature }),
    wasm,
    data,
    files,
  };
}

async function verify(
  files: ReadonlyMap<string, Uint8Array>,
  key: VerificationKey,
): Promise<SignatureClaims> {
  const signatures = files.get(SIGNATURES_FILE);
  if (signatures === undefined)
    throw new BundleError("BUNDLE_UNSIGNED", "the bundle carries no signature", {
      hint: "sign it (hasp bundle sign --signing-key …), or configure no verification key",
    });
  const covered = new Map(files);
  covered.delete(SIGNATURES_FILE);
  return verifySignatures(covered, new TextDecoder().decode(signatures), key);
}

/**
 * OPA's parser in WebAssembly is lenient: `[1 2]` passes there and not in Go, and of half a character (a lone surrogate) it makes
 * other text than Go does, so that a signature over one would hold for the other.
 */
function checkData(data: Uint8Array): void {
  let value: unknown;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(data);
    value = JSON.parse(text);
    if (/\\u[dD][89a-fA-F]/.test(text) && !isWellFormed(value))
      throw new Error("a text in it holds half a character");
  } catch (error) {
    throw corrupt(`the bundle's data.json is no JSON: ${messageOf(error)}`);
  }
  if (value === null || typeof value !== "object" || Array.isArray(value))
    throw corrupt("the bundle's data.json is not an object");
}

function isWellFormed(value: unknown): boolean {
  if (typeof value === "string") return value.isWellFormed();
  return Object.entries(value ?? {}).every(
    ([key, member]) => key.isWellFormed() && isWellFormed(member),
  );
}

function corrupt(message: string): BundleError {
  return new BundleError("BUNDLE_CORRUPT", message, {
    hint: "build it with hasp policy build, or opa build -t wasm",
  });
}
