import { resolve } from "node:path";
import { type Bundle, openBundle } from "@hasp/policy";
import type { Invocation } from "../command.ts";
import { CliError } from "../error.ts";
import { readBytes, readInput } from "../io/read-input.ts";

const MAX_BYTES = 64 * 2 ** 20;
const MAX_KEY_BYTES = 2 ** 20;

/**
 * Opens a bundle file, with its signature checked when a key is configured.
 * @throws BundleError; CliError `BUNDLE_NOT_FOUND`, and for a key that cannot be read
 */
export async function openBundleFile(
  file: string,
  { io, config }: Pick<Invocation, "io" | "config">,
): Promise<Bundle> {
  const bytes = await readBytes(resolve(io.cwd, file), MAX_BYTES).catch((error) => {
    if (Object(error).code !== "FILE_NOT_FOUND") throw error;
    throw new CliError("BUNDLE_NOT_FOUND", `no bundle ${JSON.stringify(file)}`, {
      cause: error,
      hint: "build it with hasp policy build, or leave --bundle out for the built-in policies",
    });
  });
  return openBundleBytes(bytes, { io, config });
}

/** Opens the bytes of a bundle file. @throws as `openBundleFile` does */
export async function openBundleBytes(
  bytes: Uint8Array,
  { io, config }: Pick<Invocation, "io" | "config">,
): Promise<Bundle> {
  const keyFile = config["verification-key"];
  if (keyFile === undefined) return openBundle(bytes);
  const key = await readInput(resolve(io.cwd, keyFile), MAX_KEY_BYTES);
  return openBundle(bytes, { verificationKey: { key } });
}
