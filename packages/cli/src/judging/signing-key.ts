import { resolve } from "node:path";
import { algorithmOfKey, type SigningKey } from "@hasp/policy";
import type { Invocation } from "../command.ts";
import { readInput } from "../io/read-input.ts";

const MAX_KEY_BYTES = 2 ** 20;

/** The key to sign with, under the name that it is to have. @throws BundleError `KEY_INVALID`; CliError */
export async function readSigningKey({
  io,
  config,
}: Pick<Invocation, "io" | "config">): Promise<SigningKey | undefined> {
  const file = config["signing-key"];
  if (file === undefined) return undefined;
  const key = await readInput(resolve(io.cwd, file), MAX_KEY_BYTES);
  return { key, algorithm: algorithmOfKey(key), keyId: config["key-id"] };
}
