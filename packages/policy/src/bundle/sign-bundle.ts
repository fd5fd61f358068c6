import { packArchive, unpackArchive } from "./archive.ts";
import { bundleLimits } from "./bundle.ts";
import { openBundle } from "./open-bundle.ts";
import { createSignatures, SIGNATURES_FILE, type SigningKey } from "./signatures.ts";

/**
 * The same bundle with this signature and no other: OPA accepts exactly one.
 * @throws as `openBundle` does, so that nothing is signed that could not be used; BundleError `KEY_INVALID`
 */
export async function signBundle(bytes: Uint8Array, signing: SigningKey): Promise<Uint8Array> {
  await openBundle(bytes);
  const files = await unpackArchive(bytes, bundleLimits);
  files.delete(SIGNATURES_FILE);
  files.set(SIGNATURES_FILE, Buffer.from(await createSignatures(files, signing)));
  return packArchive(files);
}
