import { packArchive } from "./archive.ts";
import type { Bundle } from "./bundle.ts";
import { createSignatures, SIGNATURES_FILE, type SigningKey } from "./signatures.ts";

/**
 * The bytes of the same bundle with this signature and no other: OPA accepts exactly one. It was opened, so that nothing is signed
 * that could not be used.
 * @throws BundleError `KEY_INVALID`
 */
export async function signBundle(
  bundle: Pick<Bundle, "files">,
  signing: SigningKey,
): Promise<Uint8Array> {
  const files = new Map(bundle.files);
  files.delete(SIGNATURES_FILE);
  files.set(SIGNATURES_FILE, Buffer.from(await createSignatures(files, signing)));
  return packArchive(files);
}
