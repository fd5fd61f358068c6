import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { messageOf } from "@hasp/core";
import { z } from "zod";
import { registryOf } from "../docker-hub.ts";
import { RegistryError } from "../error.ts";

const Entry = z.looseObject({
  /** `user:password` in base64. */
  auth: z.string().optional(),
  username: z.string().optional(),
  password: z.string().optional(),
  identitytoken: z.string().optional(),
});

const DockerConfig = z.looseObject({
  auths: z.record(z.string(), Entry).default({}),
  credHelpers: z.record(z.string(), z.string()).default({}),
  credsStore: z.string().optional(),
});
type DockerConfig = z.infer<typeof DockerConfig>;

const MAX_BYTES = 2 ** 20;

/** Docker's `config.json` in a folder; one that holds nothing where there is none. */
export async function readDockerConfig(folder: string | undefined): Promise<DockerConfig> {
  if (folder === undefined) return DockerConfig.parse({});
  const file = join(folder, "config.json");
  const text = await readFile(file, "utf8").catch((error) => {
    if (["ENOENT", "ENOTDIR"].includes(Object(error).code)) return "{}";
    throw unreadable(file, messageOf(error), error);
  });
  if (text.length > MAX_BYTES) throw unreadable(file, `it has more than ${MAX_BYTES} bytes`);
  try {
    return DockerConfig.parse(JSON.parse(text));
  } catch (error) {
    // what V8 says of bad JSON shows a piece of it, and here that may be a password
    const why = error instanceof z.ZodError ? z.prettifyError(error) : "it is no JSON";
    throw unreadable(file, why);
  }
}

/** The entry of a registry, under any of the names that Docker and others gave it. */
export function entryOf<Value>(
  entries: Readonly<Record<string, Value>>,
  registry: string,
): Value | undefined {
  const exact = Object.hasOwn(entries, registry) ? entries[registry] : undefined;
  if (exact !== undefined) return exact;
  return Object.entries(entries).find(([key]) => registryOfKey(key) === registryOf(registry))?.[1];
}

/** Docker and others write a host, or an address such as `https://index.docker.io/v1/`. */
function registryOfKey(key: string): string {
  return registryOf(key.replace(/^https?:\/\//, "").replace(/\/.*/s, ""));
}

function unreadable(file: string, why: string, cause?: unknown): RegistryError {
  return new RegistryError("CREDENTIALS_INVALID", `${file} cannot be used: ${why}`, {
    cause,
    hint: "mend it, or name another folder with DOCKER_CONFIG",
  });
}
