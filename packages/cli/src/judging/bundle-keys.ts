import { resolve } from "node:path";
import { algorithmOfKey, type SigningKey } from "@hasp/policy";
import type { Invocation } from "../command.ts";
import { readInput } from "../io/read-input.ts";

type Configured = Pick<Invocation, "io" | "config">;

const MAX_BYTES = 2 ** 20;

/** The key to sign with, under the name that it is to have. @throws BundleError `KEY_INVALID`; CliError */
export async function readSigningKey(configured: Configured): Promise<SigningKey | undefined> {
  const key = await readKey("signing-key", configured);
  if (key === undefined) return undefined;
  return { key, algorithm: algorithmOfKey(key), keyId: configured.config["key-id"] };
}

/** The key that has to have signed every bundle; none is configured where it is undefined. @throws CliError */
export async function readVerificationKey(
  configured: Configured,
): Promise<{ readonly key: string } | undefined> {
  const key = await readKey("verification-key", configured);
  return key === undefined ? undefined : { key };
}

async function readKey(
  name: "signing-key" | "verification-key",
  { io, config }: Configured,
): Promise<string | undefined> {
  const file = config[name];
  return file === undefined ? undefined : readInput(resolve(io.cwd, file), MAX_BYTES);
}
