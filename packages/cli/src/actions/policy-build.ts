import { resolve } from "node:path";
import { sha256 } from "@hasp/core";
import { algorithmOfKey, buildBundle, type SigningKey } from "@hasp/policy";
import type { Action, Invocation } from "../commands/command.ts";
import { exitCode } from "../exit-code.ts";
import { readInput } from "../io/read-input.ts";
import { writeOutput } from "../io/write-output.ts";
import { compilePolicies } from "../judging/policies.ts";

const DEFAULT_FILE = "bundle.tar.gz";
const MAX_KEY_BYTES = 2 ** 20;

/** Compiles, signs when a key is given, and writes the bundle. */
export const buildPolicies: Action = async (invocation) => {
  const { io, config, log } = invocation;
  const signing = await readSigningKey(invocation);
  await log.step("compiling policies");
  const library = await compilePolicies(invocation);
  const bytes = await buildBundle({
    ...library,
    ...(config.revision && { revision: config.revision }),
    ...(signing && { signing }),
  });
  const file = config.output === "-" ? DEFAULT_FILE : config.output;
  await writeOutput(resolve(io.cwd, file), bytes);
  const state = signing ? "signed" : "not signed";
  await log.info(`${file}: ${library.policies.length} policies, ${sha256(bytes)}, ${state}`);
  return exitCode.complied;
};

async function readSigningKey({ io, config }: Invocation): Promise<SigningKey | undefined> {
  const file = config["signing-key"];
  if (file === undefined) return undefined;
  const key = await readInput(resolve(io.cwd, file), MAX_KEY_BYTES);
  return { key, algorithm: algorithmOfKey(key) };
}
