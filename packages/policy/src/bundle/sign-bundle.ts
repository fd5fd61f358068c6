import { packArchive, unpackArchive } from "./archive.ts";
import { bundleLimits } from "./bundle.ts";
import { createSignatures, SIGNATURES_FILE, type SigningKey } from "./signatures.ts";

/**
 * Signs a bundle's files as they are; an earlier signature is replaced.
 * @throws BundleError `BUNDLE_CORRUPT`, `BUNDLE_TOO_LARGE`, `KEY_INVALID`
 */
export async function signBundle(bytes: Uint8Array, signing: SigningKey): Promise<Uint8Array> {
  const files = await unpackArchive(bytes, bundleLimits);
  files.delete(SIGNATURES_FILE);
  files.set(SIGNATURES_FILE, Buffer.from(await createSignatures(files, signing)));
  return packArchive(files);
}
