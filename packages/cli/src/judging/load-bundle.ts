import type { Bundle } from "@hasp/policy";
import type { Invocation } from "../command.ts";
import { CliError } from "../error.ts";
import { openBundleBytes, openBundleFile } from "./bundle-file.ts";
import { buildPolicyBundle } from "./policies.ts";

/**
 * The bundle to judge with: the file that is named, else the built-in policies with the user's own policies and settings.
 * @throws BundleError, PolicyError; CliError `USAGE` when both are asked for
 */
export async function loadBundle(invocation: Invocation): Promise<Bundle> {
  const { config, log } = invocation;
  if (config.bundle !== undefined) {
    refuseSources(invocation);
    return openBundleFile(config.bundle, invocation);
  }
  await log.step("compiling policies");
  return openBundleBytes(await buildPolicyBundle(invocation), invocation);
}

/** A bundle is finished and signed: what comes on top of it would not be. */
function refuseSources({ config }: Invocation): void {
  const source = config["policy-dir"].length > 0 ? "policy-dir" : "settings";
  if (source === "settings" && config.settings === undefined) return;
  throw new CliError("USAGE", `--bundle and --${source} exclude each other`, {
    hint: `build a bundle from it: hasp policy build --${source} …`,
  });
}
