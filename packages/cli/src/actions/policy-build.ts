import { resolve } from "node:path";
import { sha256 } from "@hasp/core";
import { buildBundle } from "@hasp/policy";
import type { Action } from "../command.ts";
import { CliError } from "../error.ts";
import { exitCode } from "../exit-code.ts";
import { writeOutput } from "../io/write-output.ts";
import { readSigningKey } from "../judging/bundle-keys.ts";
import { compilePolicies } from "../judging/policies.ts";

/** Compiles, signs when a key is given, and writes the bundle. */
export const buildPolicies: Action = async (invocation) => {
  const { io, config, log } = invocation;
  if (config.output === "-" && io.stdout.isTTY) {
    throw new CliError("USAGE", "a bundle is no text for a terminal", {
      hint: "pipe it on, or name a file with --output",
    });
  }
  const signing = await readSigningKey(invocation);
  await log.step("compiling policies");
  const library = await compilePolicies(invocation);
  const bytes = await buildBundle({
    ...library,
    ...(config.revision && { revision: config.revision }),
    ...(config.sequence !== undefined && { sequence: config.sequence }),
    ...(signing && { signing }),
  });
  const { output: file } = config;
  if (file === "-") await io.stdout.write(bytes);
  else await writeOutput(resolve(io.cwd, file), bytes);
  const state = signing ? "signed" : "not signed";
  await log.info(`${file}: ${library.policies.length} policies, ${sha256(bytes)}, ${state}`);
  return exitCode.complied;
};
