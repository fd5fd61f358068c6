import { resolve } from "node:path";
import { type Bundle, openBundle } from "@hasp/policy";
import type { Invocation } from "../command.ts";
import { CliError } from "../error.ts";
import { readBytes } from "../io/read-input.ts";
import { readVerificationKey } from "./bundle-keys.ts";

const MAX_BYTES = 64 * 2 ** 20;

/**
 * Opens a bundle file, with its signature checked when a key is configured.
 * @throws BundleError; CliError `BUNDLE_NOT_FOUND`, and for a key that cannot be read
 */
export async function openBundleFile(
  file: string,
  invocation: Pick<Invocation, "io" | "config">,
): Promise<Bundle> {
  return openBundleBytes(await readBundleFile(file, invocation), invocation);
}

/** The bytes of a bundle file. @throws CliError `BUNDLE_NOT_FOUND`, and as `readBytes` does */
export async function readBundleFile(
  file: string,
  { io }: Pick<Invocation, "io">,
): Promise<Uint8Array> {
  return readBytes(resolve(io.cwd, file), MAX_BYTES).catch((error) => {
    if (Object(error).code !== "FILE_NOT_FOUND") throw error;
    throw new CliError("BUNDLE_NOT_FOUND", `no bundle ${JSON.stringify(file)}`, {
      cause: error,
      hint: "build it with hasp policy build, or leave --bundle out for the built-in policies",
    });
  });
}

/** Opens the bytes of a bundle file. @throws as `openBundleFile` does */
export async function openBundleBytes(
  bytes: Uint8Array,
  invocation: Pick<Invocation, "io" | "config">,
): Promise<Bundle> {
  const verificationKey = await readVerificationKey(invocation);
  return openBundle(bytes, verificationKey && { verificationKey });
}
