import { homedir } from "node:os";
import { join, resolve } from "node:path";
import type { ImageReference } from "@hasp/core";
import type { Repository } from "@hasp/policy";
import type { Invocation } from "../command.ts";
import { passwordVariable } from "../config/options.ts";
import { CliError } from "../error.ts";
import { readInput } from "../io/read-input.ts";

const MAX_BYTES = 2 ** 20;
/** Of one request and its answer, in milliseconds. */
const LONGEST = 600_000;

/** The repository of a reference, with the logins and authorities that the settings name. @throws CliError */
export async function openRepository(
  reference: ImageReference,
  { io, config }: Pick<Invocation, "io" | "config">,
  access: "pull" | "pull,push" = "pull",
): Promise<Repository> {
  // files are all that most uses of these commands see
  const { RegistryClient } = await import("@hasp/scanner/registry");
  const { "registry-ca": caFile, "registry-timeout": seconds } = config;
  const ca = caFile && (await readInput(resolve(io.cwd, caFile), MAX_BYTES));
  const given = await readLogin({ io, config });
  return new RegistryClient(reference, {
    access,
    plainHttp: config["registry-plain-http"],
    idle: seconds * 1000,
    longest: LONGEST,
    signal: io.signal,
    ...(ca !== undefined && { ca }),
    credentials: {
      env: io.env,
      signal: io.signal,
      dockerConfig: io.env["DOCKER_CONFIG"] || join(io.env["HOME"] || homedir(), ".docker"),
      ...(given && { given }),
    },
  });
}

/** A login that is given for a run is meant for one registry. @throws CliError `USAGE` */
export function refuseSharedLogin(
  references: readonly ImageReference[],
  { config }: Pick<Invocation, "config">,
): void {
  const registries = new Set(references.map(({ registry }) => registry));
  if (registries.size < 2 || config["registry-username"] === undefined) return;
  throw new CliError("USAGE", `--registry-username would go to ${[...registries].join(" and ")}`, {
    hint: "docker login keeps one login for each registry",
  });
}

async function readLogin({ io, config }: Pick<Invocation, "io" | "config">) {
  const { "registry-username": username, "registry-password-file": file } = config;
  const variable = io.env[passwordVariable];
  if (username === undefined) {
    if (file === undefined && !variable) return undefined;
    throw new CliError("USAGE", "there is a password for a registry, and no user", {
      hint: "name the user with --registry-username",
    });
  }
  const text = file === undefined ? variable : await readInput(resolve(io.cwd, file), MAX_BYTES);
  // an editor and echo end a line, and no password ends with one
  const password = text?.replace(/\r?\n$/, "");
  if (!password)
    throw new CliError("USAGE", "--registry-username has no password", {
      hint: `set ${passwordVariable}, or name a file with --registry-password-file`,
    });
  return { username, password };
}
